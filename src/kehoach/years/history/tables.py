"""A series as a table of programs (CSV, JSON): a row for each indicator and year."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import StringIO
from typing import TYPE_CHECKING

import msgspec

from kehoach.years.history.words import called, flat, later, sign_text, verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Series

COLUMNS = (
    *("office", "id", "name", "whole", "unit", "year"),
    *("sign", "target-from", "target-to", "out-of", "reached", "verdict", "horizon"),
)
Value = str | int | Decimal | None
_ENCODER = msgspec.json.Encoder(decimal_format="number")
_BOM = "\ufeff"
"""Without it spreadsheets take the file for one of another alphabet."""


def long_rows(series: Series, say: Say) -> Iterator[tuple[Value, ...]]:
    """A row for each year of each indicator, in the order of `COLUMNS`."""
    for placed in flat(series.lines):
        line = placed.line
        for point in line.points:
            target, reached = point.target, point.reached
            yield (
                placed.office,
                line.id,
                called(line),
                placed.whole,
                line.unit,
                point.year,
                sign_text(target, say) if target else "",
                target.value if target else None,
                target.value_to if target else None,
                target.out_of if target else None,
                reached.value if reached else None,
                verdict_text(point, say),
                later(point),
            )


def to_csv(series: Series, say: Say) -> bytes:
    """The rows as CSV; decimals stand behind a comma, as in all tables of an office."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    table.writerow(say(f"series.{name}") for name in COLUMNS)
    for row in long_rows(series, say):
        table.writerow(_written(value) for value in row)
    return (_BOM + out.getvalue()).encode()


def _written(value: Value) -> str:
    if value is None or isinstance(value, str):
        return value or ""
    return format(value, "f" if isinstance(value, Decimal) else "").replace(".", ",")


def to_json(series: Series) -> bytes:
    """The typed data as JSON, without what was told of it."""
    return msgspec.json.format(_ENCODER.encode(msgspec.structs.replace(series, diagnostics=())), indent=2) + b"\n"
