"""Last year's target, or what was reached of it, as `năm trước` beside the indicator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.proses import placed
from kehoach.text.patterns import lazily
from kehoach.text.source import Span
from kehoach.years.turn.marks import Change

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.dsl.nodes import Block, Brace, Prose
    from kehoach.text.source import Source
    from kehoach.years.turn.turning import Fragment

_KEY, _TARGET = "năm trước", "chỉ tiêu"
_INLINE = lazily(r";\s*năm\s+trước\s*=\s*(?P<value>[^;:]*?)\s*(?=[;:])")
_QUOTES = lazily('[“”"]')
_END_MARKS = " ;."


class Baselines:
    """Knows of each entry of a list of indicators where its attributes stand."""

    def __init__(self, blocks: Iterable[Block]) -> None:
        self._values: dict[int, Span] = {}
        self._ends: dict[int, int] = {}
        for one in placed(blocks):
            if one.directive == "chỉ tiêu" and one.part in ("entry", "attribute"):
                words = one.prose.text.rstrip(_END_MARKS)
                self._ends[one.span.start] = one.prose.span(0, len(words)).end
                if one.part == "attribute" and one.key == _KEY:
                    self._values[one.span.start] = one.prose.span()

    def change(self, fragment: Fragment, value: str) -> Change | None:
        """The edit that writes the value beside the indicator of this target."""
        stretch = fragment.stretch
        brace = _brace_around(fragment)
        if brace:
            return _in_brace(stretch.words.prose, brace, value)
        entry = stretch.block.start
        if entry in self._values:
            return Change(self._values[entry], value)
        end = self._ends.get(entry)
        return Change(Span(end, end), f"; {_KEY}: {value}") if end is not None else None

    def dropped(self, fragment: Fragment, source: Source) -> Change | None:
        """The edit that takes away the value of the year before the last, which would be told of the last one."""
        prose, brace = fragment.stretch.words.prose, _brace_around(fragment)
        if brace:
            known = _INLINE.search(prose.text, brace.start, brace.head_end)
            return Change(prose.span(*known.span()), "") if known else None
        value = self._values.get(fragment.stretch.block.start)
        return Change(Span(source.text.rindex(";", 0, value.start), value.end), "") if value else None


def value_of(fragment: Fragment, reached: str) -> str:
    """What was reached, with the unit of the target; else the target itself, and that it is one."""
    unit = " ".join(_QUOTES.sub("", fragment.stretch.text[fragment.end : int(fragment.value)]).split())
    figures = " ".join(fragment.text.split())
    if not reached:
        return f"{_TARGET} {figures}" + (f" {unit}" if unit[:1] not in ("/", "") else unit)
    if reached.lstrip("-0123456789., "):
        return reached
    return f"{reached}%" if figures.endswith("%") else f"{reached} {unit}".strip()


def _brace_around(fragment: Fragment) -> Brace | None:
    around = fragment.stretch.around(fragment.start, fragment.end)
    return next((one.brace for one in around if one.word == "chỉ tiêu"), None)


def _in_brace(prose: Prose, brace: Brace, value: str) -> Change:
    colon = prose.text.index(":", brace.start)
    known = _INLINE.search(prose.text, brace.start, colon + 1)
    if known:
        return Change(prose.span(*known.span("value")), value)
    at = prose.offset(colon)
    return Change(Span(at, at), f"; {_KEY} = {value}")
