"""What the figures of a series are in words: `≥ 97`, `2–3`, `giảm 0,77`, `đạt`."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from kehoach.layout.wording import first_upper
from kehoach.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.text.catalogue import Say
    from kehoach.values.quantities import Comparator
    from kehoach.years.history.series import Line, Point, Reached, Series, Target

SIGNS: dict[Comparator, str] = {"≥": "≥", ">": ">", "≤": "≤", "<": "<", "≈": "≈"}
"""The comparators that are shown before a figure as they are."""
DASH = "–"


class Placed(NamedTuple):
    """An indicator with the name of the one that it is a part of, and its number: `3.1`."""

    line: Line
    whole: str
    number: str
    depth: int
    office: str


def flat(lines: Iterable[Line]) -> Iterator[Placed]:
    """The indicators with their parts after them, numbered anew in each office."""
    counts: Counter[str] = Counter()
    for line in lines:
        counts[line.office] += 1
        yield from _with_parts(Placed(line, "", str(counts[line.office]), 0, line.office))


def _with_parts(one: Placed) -> Iterator[Placed]:
    yield one
    for count, part in enumerate(one.line.parts, 1):
        yield from _with_parts(Placed(part, called(one.line), f"{one.number}.{count}", one.depth + 1, one.office))


def title(series: Series, say: Say) -> str:
    """What the series is called."""
    first, last = (series.years[0], series.years[-1]) if series.years else ("", "")
    return say("series.title-one" if first == last else "series.title", first=first, last=last)


def called(line: Line) -> str:
    """The name as a heading; in a sentence of the plan it often begins with a small letter."""
    return first_upper(line.name)


def named(line: Line, say: Say) -> str:
    """The name with the unit: `Tỷ lệ hộ nghèo (%)`."""
    return say("series.in-unit", name=called(line), unit=line.unit) if line.unit else called(line)


def number(value: Decimal) -> str:
    """The figure as an office writes it, with all the decimals that it has."""
    return _number(str(value))


@lru_cache(4096)
def _number(value: str) -> str:
    """Remembered, for a figure is shown in several places; `1.5` and `1.50` are equal, but two texts."""
    return format_number(Decimal(value))


def figures(target: Target) -> str:
    """The numbers of a target without a sign."""
    if target.value is None:
        return ""
    shown = number(target.value)
    if target.value_to is not None:
        shown += f"{DASH}{number(target.value_to)}"
    if target.out_of is not None:
        shown += f"/{number(target.out_of)}"
    return shown


def target_text(target: Target | None, say: Say) -> str:
    """A target with its sign."""
    if target is None:
        return ""
    if target.open:
        return say("series.open")
    shown = figures(target)
    if target.comparator == "decrease":
        return say("series.decrease", value=shown) if shown else say("series.decrease-only")
    if not shown:
        return say("series.qualitative")
    sign = SIGNS.get(target.comparator, "")
    return f"{sign} {shown}" if sign else shown


def sign_text(target: Target, say: Say) -> str:
    """The comparator in a column of its own."""
    if target.open:
        return say("series.open")
    return say(f"series.sign-{target.comparator}") if target.comparator.isalpha() else target.comparator


def reached_text(reached: Reached | None) -> str:
    """What was reached; the words where they hold no number."""
    if reached is None:
        return ""
    return reached.text if reached.value is None else number(reached.value)


def verdict_text(point: Point, say: Say) -> str:
    """Whether the target was met, where that is settled."""
    return "" if point.met is None else say("series.met" if point.met else "series.unmet")


def later(point: Point) -> str:
    """By when the target holds, if that is not the year itself."""
    horizon = point.target.horizon if point.target else ""
    return "" if str(point.year) in horizon else horizon
