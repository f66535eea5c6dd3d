"""A series on a terminal: an indicator a block, a year a column, in as many tables as the width asks for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli.show.cells import clip, columns, padded
from kehoach.years.history.words import called, flat, reached_text, target_text, verdict_text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.text.catalogue import Say
    from kehoach.years.history.series import Line, Series
    from kehoach.years.history.words import Placed

_INDENT = "  "
_GAP = 2
_NARROWEST = 6


def text(series: Series, say: Say, width: int) -> str:
    """The tables; those of each of several offices under its name."""
    if not series.lines:
        return say("series.nothing") + "\n"
    if len(series.offices) == 1:
        return _tables(series, say, width)
    return "\n".join(f"{office}\n\n{_tables(series.of(office), say, width)}" for office in series.offices)


def _tables(series: Series, say: Say, width: int) -> str:
    placed = list(flat(series.lines))
    labels = [_INDENT * (one.depth + 1) + label for one in placed for label, _ in _rows(one.line, series.years, say)]
    first = max(map(len, labels), default=0)
    cell = max(
        _NARROWEST, *(len(word) for one in placed for _, words in _rows(one.line, series.years, say) for word in words)
    )
    across = max((width - first) // (cell + _GAP), 1)
    blocks = [series.years[at : at + across] for at in range(0, len(series.years), across)]
    return "\n\n".join("\n".join(_table(placed, years, say, (first, cell, width))) for years in blocks) + "\n"


def _table(placed: Sequence[Placed], years: tuple[int, ...], say: Say, sizes: tuple[int, int, int]) -> Iterator[str]:
    first, cell, width = sizes
    yield _line("", [str(year) for year in years], first, cell)
    for one in placed:
        rows = [(label, words) for label, words in _rows(one.line, years, say) if any(words)]
        indent = _INDENT * one.depth
        if rows or one.line.parts:
            yield _name(indent, one.line, width)
        yield from (_line(indent + _INDENT + label, words, first, cell) for label, words in rows)


def _rows(line: Line, years: tuple[int, ...], say: Say) -> list[tuple[str, list[str]]]:
    points = [line.at(year) for year in years]
    if line.parts and not line.has_figures:
        return []
    return [
        (say("series.row-target"), [target_text(point.target, say) for point in points]),
        (say("series.row-reached"), [reached_text(point.reached) for point in points]),
        (say("series.row-verdict"), [verdict_text(point, say) for point in points]),
    ]


def _name(indent: str, line: Line, width: int) -> str:
    """The name of an indicator, cut where it is too long; its unit and its id stay."""
    unit = f" ({line.unit})" if line.unit else ""
    mark = f"{unit} [{line.id}]" if line.id else unit
    return clip(indent + called(line), width - columns(mark)) + mark


def _line(label: str, words: Sequence[str], first: int, cell: int) -> str:
    return (padded(label, first) + "".join(f"{word:>{cell + _GAP}}" for word in words)).rstrip()
