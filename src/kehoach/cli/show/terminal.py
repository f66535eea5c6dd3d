"""Diagnostics for a person at a terminal: the place, the fault, the line with a caret under it, and the way out."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, get_args

from kehoach.cli.show.cells import clip, excerpt
from kehoach.text import catalogue
from kehoach.text.catalogue import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place

    Lines = Mapping[str, Sequence[str]]
    """The lines of every file as its author typed them."""

_PAINT = {"error": "1;31", "warning": "1;33", "hint": "1;36", "place": "1", "frame": "2"}
_GUTTER = 5
_REPLACED = 40
"""How much of a replaced text is worth repeating: the reader has the line before his eyes."""


class TerminalView:
    """Shows diagnostics in one language, with or without colour, on lines of one width."""

    def __init__(self, lines: Lines, language: Language, *, colour: bool = False, width: int = 100) -> None:
        self.lines = lines
        self.language = language
        self.say = catalogue.speaker(language)
        self.colour = colour
        self.width = width

    def report(self, diagnostics: Sequence[Diagnostic]) -> str:
        """Every diagnostic, how many there are, and where to read more."""
        blocks = ["\n".join(self._block(diagnostic)) for diagnostic in diagnostics]
        ending = f"{self.summary(diagnostics)}\n{self.say('show.more', code=diagnostics[0].code)}"
        return "\n\n".join([*blocks, ending]) + "\n"

    def summary(self, diagnostics: Iterable[Diagnostic]) -> str:
        """How many there are of each severity: `2 lỗi, 1 cảnh báo`."""
        counts = Counter(diagnostic.severity for diagnostic in diagnostics)
        return ", ".join(self._count(severity, counts[severity]) for severity in get_args(Severity) if counts[severity])

    def _count(self, severity: Severity, count: int) -> str:
        return f"{count} {self.say(f'show.{severity}' if count == 1 else f'show.{severity}s')}"

    def _block(self, diagnostic: Diagnostic) -> Iterator[str]:
        place = diagnostic.place
        yield self._paint("place", _header(place) if self._line(place) is not None else clip(place.file, self.width))
        lead = self._paint(diagnostic.severity, f"{self.say(f'show.{diagnostic.severity}')} {diagnostic.code}:")
        yield f"{lead} {diagnostic.message(self.language)}"
        yield from self._source(place, diagnostic.severity)
        yield from self._way_out(diagnostic)

    def _line(self, place: Place) -> str | None:
        lines = self.lines.get(place.file, ())
        return lines[place.line - 1] if 0 < place.line <= len(lines) else None

    def _source(self, place: Place, severity: Severity) -> Iterator[str]:
        line = self._line(place)
        if line is None:
            return
        end = place.end_column - 1 if place.end_line == place.line else len(line)
        shown = excerpt(line, place.column - 1, end, self.width - _GUTTER - len(" │ "))
        yield f"{self._margin(str(place.line))} {shown.text}"
        yield f"{self._margin()} {' ' * shown.before}{self._paint(severity, '^' * shown.under)}"

    def _margin(self, number: str = "") -> str:
        return self._paint("frame", f"{number:>{_GUTTER}} │")

    def _way_out(self, diagnostic: Diagnostic) -> Iterator[str]:
        help_text = diagnostic.help(self.language)
        if help_text or diagnostic.fixes:
            yield f"  {self.say('show.help')} {help_text}".rstrip()
        for fix in diagnostic.fixes:
            yield f"    • {self._fix(fix)}"
        if diagnostic.clause:
            yield f"  {self.say('show.clause')} {diagnostic.clause}"

    def _fix(self, fix: Fix) -> str:
        changes = "; ".join(self._change(edit) for edit in fix.edits)
        caution = "" if fix.safe else f" ({self.say('show.look-at-it')})"
        return f"{fix.title_in(self.language)}: {changes}{caution}"

    def _change(self, edit: Edit) -> str:
        old, new = clip(self._replaced(edit.place), _REPLACED), clip(edit.text.replace("\n", "⏎"), _REPLACED)
        if not old:
            return self.say("show.insert", new=new)
        return self.say("show.replace", old=old, new=new) if new else self.say("show.delete", old=old)

    def _replaced(self, place: Place) -> str:
        lines = list(self.lines.get(place.file, ())[place.line - 1 : place.end_line])
        if not lines:
            return ""
        lines[-1] = lines[-1][: place.end_column - 1]
        lines[0] = lines[0][place.column - 1 :]
        return "⏎".join(lines)

    def _paint(self, role: str, text: str) -> str:
        return f"\x1b[{_PAINT[role]}m{text}\x1b[0m" if self.colour else text


def _header(place: Place) -> str:
    return f"{place.file}:{place.line}:{place.column}"
