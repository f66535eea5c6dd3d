"""`kehoach series`: sets the indicators of several years side by side, as a table, a chart page or data."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach import Result, years
from kehoach.cli import files, plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.cli.show import series_table
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors
from kehoach.years import results
from kehoach.years.history.forms import FORMS, write

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kehoach.text.catalogue import Say


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, a table of results, the files to write, the values of parameters."""
    plans.add_files(parser, say)
    files.add_outputs(parser, say, FORMS)
    parser.add_argument("--results", metavar=say("series.results"), help=say("series.results-help"))
    plans.add_parameters(parser, say)


def run(options: Namespace) -> int:
    """Print the table, or write the files; nothing is written while a plan or the table of results has errors."""
    say = catalogue.speaker(options.language)
    if files.refused(options.outputs, FORMS, say):
        return Exit.WRONG_USE
    read = plans.read_all(options.files, dict(options.parameters), say)
    table = _results(options.results, say)
    if read is None or table is None:
        return Exit.WRONG_USE
    made = years.series(read, table.rows)
    sources = [*read, Result(None, table.faults, {options.results: table.source} if table.source else {})]
    errors = [one for result in read for one in result.diagnostics if one.severity == "error"]
    found = plans.each_once([*errors, *table.faults, *made.diagnostics])
    if found:
        err(plans.view(sources, options.language, colour=wants_colour(), width=width()).report(found))
    if has_errors(found):
        return Exit.PLAN_HAS_ERRORS
    for result in read:
        plans.tell_open(result, next(iter(result.sources), ""), say)
    if options.outputs:
        return files.write(options.outputs, lambda form: write(made, form, options.language), say)
    out(series_table.text(made, say, width()))
    return Exit.GOOD


def _results(name: str | None, say: Say) -> results.Results | None:
    """The table of results; nothing where it cannot be read, which is told."""
    if name is None:
        return results.Results((), (), None)
    data = plans.read_bytes(name, say)
    return None if data is None else results.read(data, name)
