"""Mending a source: edits that never overlap, and the proof that what comes out is better."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from kehoach.text.patterns import lazily
from kehoach.text.source import LINE_END

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place

    Check = Callable[[str], tuple[Diagnostic, ...]]
    """What is wrong with a text of the file that is being mended."""

_BOM = "\ufeff"
_SPACES, _LINE_BREAK = lazily(r"\s+"), lazily(r"[\r\n]")
_MOST_PASSES = 5
"""Mending one fault may bring out another; a file that is not settled after this many passes is left as it is then."""


class Mended(NamedTuple):
    """A text after mending: which faults are gone, and how many fixes could not prove themselves."""

    text: str
    fixed: tuple[Diagnostic, ...] = ()
    refused: int = 0


def mend(text: str, file: str, check: Check) -> Mended:
    """Apply every safe fix to the text of a file; a fix after which the plan is no better changes nothing."""
    done: list[Diagnostic] = []
    refused: set[tuple[Edit, ...]] = set()
    found = check(text)
    for _ in range(_MOST_PASSES):
        offered = [(one, fix) for one in found if (fix := safe_fix(one, file)) and fix.edits not in refused]
        if not offered:
            break
        step = _step(text, found, offered, check)
        refused.update(fix.edits for fix in step.refused)
        done += step.fixed
        if step.text == text:
            break
        text, found = step.text, check(step.text)
    return Mended(text, tuple(done), len(refused))


class _Step(NamedTuple):
    text: str
    fixed: tuple[Diagnostic, ...]
    refused: tuple[Fix, ...]


def _step(text: str, found: tuple[Diagnostic, ...], offered: list[tuple[Diagnostic, Fix]], check: Check) -> _Step:
    """All of the fixes at once where that is proved, else each that proves itself alone, from the last one up."""
    chosen = apart(offered)
    together = edited(text, [edit for _, fix in chosen for edit in fix.edits])
    if is_better(text, found, together, check(together)):
        return _Step(together, tuple(one for one, _ in chosen), ())
    fixed: list[Diagnostic] = []
    refused: list[Fix] = []
    for one, fix in sorted(chosen, key=lambda each: each[1].edits[0].place, reverse=True):
        tried = edited(text, fix.edits)
        now = check(tried)
        if is_better(text, found, tried, now):
            text, found = tried, now
            fixed.append(one)
        else:
            refused.append(fix)
    return _Step(text, tuple(fixed), tuple(refused))


def safe_fix(found: Diagnostic, file: str) -> Fix | None:
    """The safe fix of a fault, where it changes this file only."""
    return next((fix for fix in found.fixes if fix.safe and is_within(fix, file)), None)


def is_within(fix: Fix, file: str) -> bool:
    """Whether a fix changes this file and no other."""
    return bool(fix.edits) and all(edit.place.file == file for edit in fix.edits)


def apart(offered: Iterable[tuple[Diagnostic, Fix]]) -> list[tuple[Diagnostic, Fix]]:
    """The fixes whose edits overlap no edit of a fix before them; the same edit from two rules is made once."""
    taken: list[Place] = []
    chosen: list[tuple[Diagnostic, Fix]] = []
    for one, fix in offered:
        places = [edit.place for edit in fix.edits]
        if not any(_overlap(place, other) for place in places for other in taken):
            taken += places
            chosen.append((one, fix))
    return chosen


def _overlap(one: Place, other: Place) -> bool:
    """Whether two stretches share a sign, or touch: which of two texts would come first is not for us to say."""
    return _start(one) <= _end(other) and _start(other) <= _end(one)


def _start(place: Place) -> tuple[int, int]:
    return place.line, place.column


def _end(place: Place) -> tuple[int, int]:
    return place.end_line, place.end_column


def edited(text: str, edits: Iterable[Edit]) -> str:
    """The text with the edits made; line ends and whatever else stands in it stay as they are."""
    ends = [found.end() for found in LINE_END.finditer(text)]
    starts = [len(_BOM) if text.startswith(_BOM) else 0, *ends]
    line_end = found.group() if (found := LINE_END.search(text)) else "\n"
    for edit in sorted(edits, key=lambda each: (_start(each.place), _end(each.place)), reverse=True):
        place = edit.place
        start, end = starts[place.line - 1] + place.column - 1, starts[place.end_line - 1] + place.end_column - 1
        text = text[:start] + _on_its_lines(text[start:end], edit.text).replace("\n", line_end) + text[end:]
    return text


def _on_its_lines(old: str, new: str) -> str:
    """The new words broken into lines where the old ones were, if there are as many."""
    words = new.split(" ")
    if not _LINE_BREAK.search(old) or len(words) != len(old.split()) or old != old.strip():
        return new
    spaces = iter((*_SPACES.findall(old), ""))
    return "".join(f"{word}{next(spaces)}" for word in words).replace("\r\n", "\n")


def is_better(text: str, found: tuple[Diagnostic, ...], tried: str, now: tuple[Diagnostic, ...]) -> bool:
    """Whether fewer faults are left, none of any kind is new, and every comment stands."""
    before, after = Counter(one.code for one in found), Counter(one.code for one in now)
    fewer = after.total() < before.total() and all(after[code] <= before[code] for code in after)
    return fewer and _comments(text) == _comments(tried)


def _comments(text: str) -> list[str]:
    return [line.strip() for line in LINE_END.split(text) if line.lstrip().startswith("//")]
