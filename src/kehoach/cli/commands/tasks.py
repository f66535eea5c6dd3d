"""`kehoach tasks`: a sheet of who has to do what by when, for the office that follows it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli import files, plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.cli.show.cells import clip
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors
from kehoach.text.letters import fold
from kehoach.values.dates import format_date
from kehoach.years.tasks.forms import FORMS, write
from kehoach.years.tasks.turned import duties

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Iterator, Sequence

    from kehoach.text.catalogue import Say
    from kehoach.years.tasks.turned import Duty


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, the files to write, the values of parameters."""
    plans.add_files(parser, say)
    files.add_outputs(parser, say, FORMS)
    plans.add_parameters(parser, say)


def run(options: Namespace) -> int:
    """Print who does what, or write the files."""
    say = catalogue.speaker(options.language)
    if files.refused(options.outputs, FORMS, say):
        return Exit.WRONG_USE
    read = plans.read_all(options.files, dict(options.parameters), say)
    if read is None:
        return Exit.WRONG_USE
    errors = [one for result in read for one in result.diagnostics if one.severity == "error"]
    if has_errors(errors):
        view = plans.view(read, options.language, colour=wants_colour(), width=width())
        err(view.report(plans.each_once(errors)))
        return Exit.PLAN_HAS_ERRORS
    found = duties(result.plan for result in read if result.plan)
    if options.outputs:
        return files.write(options.outputs, lambda form: write(found, form, options.language), say)
    out("".join(f"{clip(line, width())}\n" for line in _lines(found, say)) or say("tasks.nothing") + "\n")
    return Exit.GOOD


def _lines(found: Sequence[Duty], say: Say) -> Iterator[str]:
    """Each unit with its duties below it."""
    for before, duty in zip([None, *found], found, strict=False):
        if before is None or fold(before.unit) != fold(duty.unit):
            yield duty.unit
        line = say("tasks.line", role=say(f"tasks.role-{duty.role}"), task=duty.task)
        yield "  " + (say("tasks.line-due", line=line, due=format_date(duty.due)) if duty.due else line)
