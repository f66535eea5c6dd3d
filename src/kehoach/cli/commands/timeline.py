"""`kehoach timeline`: draws the phases, deadlines and milestones of a plan, and makes a calendar of them."""

from __future__ import annotations

from argparse import ArgumentTypeError
from typing import TYPE_CHECKING

from kehoach.cli import files, plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.cli.show.cells import clip, columns, padded
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors
from kehoach.years.timeline.events import events
from kehoach.years.timeline.forms import FORMS, write
from kehoach.years.timeline.words import label, when, when_and_who

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.model.plan import Plan
    from kehoach.text.catalogue import Say
    from kehoach.years.timeline.events import Event

_INDENT = "  "


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plan, the files to write, reminders, the values of parameters."""
    parser.add_argument("file", metavar=say("plans.file"), help=say("timeline.file-help"))
    files.add_outputs(parser, say, FORMS)
    alarm = say("timeline.alarm-help")
    parser.add_argument("--alarm", type=_days(say), default=0, metavar=say("timeline.alarm"), help=alarm)
    plans.add_parameters(parser, say)


def _days(say: Say) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if typed.isdecimal() and int(typed):
            return int(typed)
        raise ArgumentTypeError(say("timeline.alarm-form"))

    return read


def run(options: Namespace) -> int:
    """Print the events, or write the files."""
    say = catalogue.speaker(options.language)
    if files.refused(options.outputs, FORMS, say):
        return Exit.WRONG_USE
    result = plans.read_one(options.file, dict(options.parameters), say)
    if result is None:
        return Exit.WRONG_USE
    if has_errors(result.diagnostics) or result.plan is None:
        err(plans.view([result], options.language, colour=wants_colour(), width=width()).report(result.diagnostics))
        return Exit.PLAN_HAS_ERRORS
    found = events(result.plan)
    if not found:
        err(say("timeline.nothing", file=options.file) + "\n")
        return Exit.PLAN_HAS_ERRORS
    return _write(result.plan, found, options, say) if options.outputs else _print(found, say)


def _write(plan: Plan, found: Sequence[Event], options: Namespace, say: Say) -> Exit:
    if any(files.form_of(path) == "ics" for path in options.outputs):
        for event in found:
            if not event.reach:
                err(say("timeline.undated", label=label(event, say), when=when(event, say)) + "\n")

    def make(form: str) -> bytes:
        return write(plan, found, form, options.language, alarm=options.alarm)

    return files.write(options.outputs, make, say)


def _print(found: Sequence[Event], say: Say) -> Exit:
    out("".join(f"{line}\n" for line in _lines(found, say)))
    return Exit.GOOD


def _lines(found: Sequence[Event], say: Say) -> Iterator[str]:
    """The events under the names of their kinds, their times first."""
    times = max(columns(when(event, say)) for event in found)
    for before, event in zip([None, *found], found, strict=False):
        if before is None or before.kind != event.kind:
            yield say(f"timeline.{event.kind}")
        who = when_and_who(event, say).removeprefix(when(event, say))
        yield clip(f"{_INDENT}{padded(when(event, say), times)}{_INDENT}{label(event, say)}{who}", width())
