"""A series as a web page: a panel for each indicator, and all figures in a table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.docx.xml import escaped
from kehoach.years.history.chart import issuers
from kehoach.years.history.legend import samples
from kehoach.years.history.panels import panel_width, panels
from kehoach.years.history.words import called, flat, named, reached_text, target_text, title, verdict_text
from kehoach.years.pictures.page import key, page
from kehoach.years.pictures.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.catalogue import Language, Say
    from kehoach.years.history.series import Point, Series
    from kehoach.years.history.words import Placed

_LYING = 5
"""With more years the table is printed on pages that lie."""


def to_html(series: Series, say: Say, language: Language) -> bytes:
    """The series as a page in one file."""
    return page(title(series, say), "".join(_parts(series, say)), language)


def _parts(series: Series, say: Say) -> Iterator[str]:
    yield f'<h1>{escaped(title(series, say))}</h1>\n<p class="from">{escaped(issuers(series))}</p>\n'
    if any(placed.line.has_figures for placed in flat(series.lines)):
        yield f"<p>{escaped(say('series.about'))}</p>\n"
        yield key(samples(series, say), say("series.legend"))
    width = panel_width(series)
    for count, office in enumerate(series.offices, 1):
        name = office if len(series.offices) > 1 else ""
        yield from _office(series.of(office), name, f"-{count}" if name else "", width, say)
    yield f"<h2>{escaped(say('series.plans'))}</h2>\n<ul>\n"
    for plan in series.plans:
        said = say("series.from-plan", year=plan.year, title=plan.title, issuer=plan.issuer)
        yield f"<li>{escaped(said)}</li>\n"
    yield "</ul>\n"


def _office(series: Series, name: str, mark: str, width: float, say: Say) -> Iterator[str]:
    """The panels and the table of an office, under its name where there are several; `mark` tells their ids apart."""
    if name:
        yield f"<h2>{escaped(name)}</h2>\n"
    small = panels(series, width, say)
    if small:
        yield f'<div class="{"many" if name or len(small) > 1 else "only"}"><ul class="panels">\n'
        yield from (f"<li>{element(one, f'panel{mark}-{count}')}</li>\n" for count, one in enumerate(small, 1))
        yield "</ul></div>\n"
    level = "h3" if name else "h2"
    yield f'<section class="{"lying" if len(series.years) > _LYING else "upright"}">\n'
    yield f'<{level} id="figures{mark}">{escaped(say("series.table"))}</{level}>\n'
    yield f'<div class="scroll" role="region" tabindex="0" aria-labelledby="figures{mark}">'
    yield from _table(series, say)
    yield "</div>\n</section>\n"


def _table(series: Series, say: Say) -> Iterator[str]:
    years = "".join(f'<th scope="col">{year}</th>' for year in series.years)
    yield f'<table>\n<thead><tr><th scope="col" colspan="2">{escaped(say("series.name"))}</th>{years}</tr></thead>\n'
    yield "<tbody>\n"
    for placed in flat(series.lines):
        yield from _rows(placed, series.years, say)
    yield "</tbody></table>"


def _rows(placed: Placed, years: tuple[int, ...], say: Say) -> Iterator[str]:
    """Two rows of an indicator: its targets, and what was reached; one where only its parts are counted."""
    if placed.line.parts and not placed.line.has_figures:
        yield f'<tr><th scope="rowgroup" colspan="{2 + len(years)}">{escaped(called(placed.line))}</th></tr>\n'
        return
    points = [placed.line.at(year) for year in years]
    part = ' class="part"' if placed.depth else ""
    name = f'<th scope="rowgroup" rowspan="2"{part}>{escaped(named(placed.line, say))}</th>'
    targets = "".join(_cell(target_text(point.target, say)) for point in points)
    yield f'<tr>{name}<th scope="row" class="said">{escaped(say("series.target"))}</th>{targets}</tr>\n'
    results = "".join(_cell(_result(point, say)) for point in points)
    yield f'<tr><th scope="row" class="said">{escaped(say("series.reached"))}</th>{results}</tr>\n'


def _result(point: Point, say: Say) -> str:
    """What was reached, and below it whether that is enough."""
    verdict = verdict_text(point, say)
    return reached_text(point.reached) + (f"\n{verdict}" if verdict else "")


def _cell(text: str) -> str:
    figure, _, verdict = text.partition("\n")
    return f'<td class="figure">{escaped(figure)}{f"<br><small>{escaped(verdict)}</small>" if verdict else ""}</td>'
