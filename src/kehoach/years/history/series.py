"""The types of a series: indicators by id over the years, each year with its target and what was reached."""

from __future__ import annotations

from decimal import Decimal

import msgspec

from kehoach.model.content import Record
from kehoach.text.diagnostics import Diagnostic
from kehoach.values.quantities import Comparator


class Target(Record, frozen=True, kw_only=True):
    """What a plan sets for an indicator."""

    comparator: Comparator
    value: Decimal | None = None
    value_to: Decimal | None = None
    out_of: Decimal | None = None
    horizon: str = ""
    """By when, where the plan says so: `đến năm 2030`."""
    text: str = ""
    """The words that state it."""
    open: bool = False
    """Whether somebody must still decide on it: then no figure is told."""


class Reached(Record, frozen=True, kw_only=True):
    """What was reached in a year, as the plan of the year after or a table of results says."""

    value: Decimal | None
    text: str


class Point(Record, frozen=True, kw_only=True):
    """One year of an indicator."""

    year: int
    target: Target | None = None
    reached: Reached | None = None
    met: bool | None = None
    """Whether the target was met; nothing where the words of the plan do not settle it."""


class Line(Record, frozen=True, kw_only=True):
    """One indicator over the years, and its parts."""

    id: str
    """Empty where no plan gives it one: then it is known by its name."""
    name: str
    unit: str = ""
    """With what it is counted per: `triệu đồng/người/năm`."""
    points: tuple[Point, ...] = ()
    parts: tuple[Line, ...] = ()
    office: str = ""
    """Whose plans state it; empty in a part."""

    def at(self, year: int) -> Point:
        """The point of a year; an empty one where nothing is known of it."""
        return next((point for point in self.points if point.year == year), Point(year=year))

    @property
    def years(self) -> set[int]:
        """The years of which anything is known, of a part also."""
        return {point.year for point in self.points}.union(*(part.years for part in self.parts))

    @property
    def has_figures(self) -> bool:
        """Whether any year has a number."""
        return any(_figured(point.target) or _figured(point.reached) for point in self.points)


class Origin(Record, frozen=True, kw_only=True):
    """A plan that the series was made from."""

    year: int
    title: str
    issuer: str
    file: str


class Series(Record, frozen=True, kw_only=True, omit_defaults=True):
    """The indicators of several plans, year beside year, those of an office after each other."""

    years: tuple[int, ...]
    lines: tuple[Line, ...]
    plans: tuple[Origin, ...] = ()
    diagnostics: tuple[Diagnostic, ...] = ()
    """What could not be set side by side without guessing."""

    @property
    def offices(self) -> tuple[str, ...]:
        """The offices that have indicators."""
        return tuple(dict.fromkeys(line.office for line in self.lines))

    def of(self, office: str) -> Series:
        """The part of one office, in the years of which its plans speak."""
        if self.offices == (office,):
            return self
        lines = tuple(line for line in self.lines if line.office == office)
        years = {year for line in lines for year in line.years}
        return msgspec.structs.replace(self, lines=lines, years=tuple(sorted(years)))


def _figured(said: Target | Reached | None) -> bool:
    return said is not None and said.value is not None
