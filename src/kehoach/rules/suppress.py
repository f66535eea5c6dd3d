"""`// kehoach: bỏ qua KH312 vì …`: what an author has looked at and lets stand, with the reason.

The comment above a block silences a rule in that block: the line below it, and the deeper lines under that line.
With `trong cả kế hoạch` before the reason it silences the rule in the whole file.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from kehoach.model.questions import of_comment
from kehoach.rules.config import may_be_off
from kehoach.text.diagnostics import Diagnostic
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.rules.rule import Subject
    from kehoach.text.diagnostics import Place
    from kehoach.text.source import Source

_COMMENT = lazily(r"\s*//\s*kehoach\s*:\s*(?P<order>.*)", re.IGNORECASE)
_CODE = r"kh\d{1,3}"
_ORDER = lazily(
    rf"bo qua (?P<codes>{_CODE}(?:(?:\s*,\s*| va | )(?={_CODE}){_CODE})*)(?P<everywhere> trong ca ke hoach)?"
    r"(?:,? vi:? (?P<reason>\S.*))?"
)
_INDENT = lazily(r" *")


class Silence(NamedTuple):
    """What one comment silences: codes, in some lines of its file."""

    place: Place
    codes: tuple[str, ...]
    lines: range
    reason: str

    def covers(self, found: Diagnostic) -> bool:
        """Whether the comment speaks of this fault."""
        here = found.place.file == self.place.file and found.place.line in self.lines
        return bool(here and self.reason) and any(found.code.startswith(code) for code in self.codes)


def heeded(found: Iterable[Diagnostic], subject: Subject, applied: Iterable[str]) -> Iterator[Diagnostic]:
    """The faults that no comment silences, and what is wrong with the comments."""
    silences: list[Silence] = []
    for source in subject.sources.values():
        for one in _comments(source):
            if isinstance(one, Silence):
                silences.append(one)
            elif one.place.file == subject.file:
                yield one
    used: set[Silence] = set()
    for fault in found:
        speaking = [one for one in silences if one.covers(fault)]
        used.update(speaking)
        if not speaking:
            yield fault
    own = (one for one in silences if one.place.file == subject.file)
    yield from (fault for one in own for fault in _wrong(one, idle=one not in used, applied=tuple(applied)))


def _comments(source: Source) -> Iterator[Silence | Diagnostic]:
    """Every comment of a source that speaks to the checker; one that is not understood is a fault."""
    for at, line in enumerate(source.clean_lines):
        written = _COMMENT.fullmatch(line) if "//" in line else None
        if written is None or of_comment(line):
            continue
        place = source.place(source.line_span(at))
        order = _ORDER.fullmatch(fold(written["order"]))
        if order is None:
            yield Diagnostic("KH191", place, {"typed": written["order"]})
        else:
            codes = tuple(code.upper() for code in re.findall(_CODE, order["codes"]))
            lines = range(1, len(source.lines) + 1) if order["everywhere"] else block_below(source, at)
            yield Silence(place, codes, lines, order["reason"] or "")


def block_below(source: Source, comment: int) -> range:
    """The numbers of the lines of the block under a comment, which is given by its index."""
    below = range(comment + 1, len(source.clean_lines))
    first = next((at for at in below if not _is_apart(source.clean_lines[at])), None)
    if first is None:
        return range(0)
    depth = _depth(source.clean_lines[first])
    rest = ((at, source.clean_lines[at]) for at in range(first + 1, len(source.clean_lines)))
    end = next((at for at, line in rest if line and _depth(line) <= depth), len(source.clean_lines))
    return range(first + 1, end + 1)


def _is_apart(line: str) -> bool:
    return not line or line.lstrip().startswith("//")


def _depth(line: str) -> int:
    indent = _INDENT.match(line)
    return indent.end() if indent else 0


def _wrong(silence: Silence, *, idle: bool, applied: tuple[str, ...]) -> Iterator[Diagnostic]:
    """What is wrong with a comment: no reason, a code that cannot be silenced, or nothing to silence."""
    unknown = [code for code in silence.codes if not may_be_off(code)]
    if unknown:
        yield Diagnostic("KH192", silence.place, {"code": unknown[0]})
    elif not silence.reason:
        yield Diagnostic("KH193", silence.place, {"code": ", ".join(silence.codes)})
    elif idle and any(rule.startswith(code) for rule in applied for code in silence.codes):
        yield Diagnostic("KH194", silence.place, {"code": ", ".join(silence.codes)})
