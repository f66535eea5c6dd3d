"""`kehoach next`: writes next year's plan out of this year's, and asks what a person must decide."""

from __future__ import annotations

from argparse import ArgumentTypeError
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import asking, files, plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.cli.show import TerminalView
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors
from kehoach.text.resources import readable
from kehoach.years import next_year
from kehoach.years.turn.names import next_name, seen_from
from kehoach.years.turn.worklist import FORMATS, as_json, as_markdown, as_text, worklist

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from kehoach import Result
    from kehoach.text.catalogue import Say
    from kehoach.years.turn.decisions import Decision
    from kehoach.years.turn.reached import Reached

_FORMS = ("kh",)
_YEARS = range(1945, 2200)


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plan, the year, where to write, what the year brought, how to work through the questions."""
    parser.add_argument("file", metavar=say("plans.file"), help=say("next.file-help"))
    parser.add_argument("--year", type=_year(say), metavar=say("next.number"), help=say("next.year-help"))
    parser.add_argument("-o", "--output", metavar=say("plans.file"), help=say("next.output-help"))
    parser.add_argument("--results", metavar=say("plans.file"), help=say("next.results-help"))
    parser.add_argument("--interactive", action="store_true", help=say("next.interactive-help"))
    parser.add_argument("--questions", action="store_true", help=say("next.questions-help"))
    parser.add_argument("--format", choices=FORMATS, default="text", help=say("next.format-help"))


def _year(say: Say) -> Callable[[str], int]:
    def read(typed: str) -> int:
        if typed.isdecimal() and int(typed) in _YEARS:
            return int(typed)
        raise ArgumentTypeError(say("next.year-form", first=_YEARS[0], last=_YEARS[-1]))

    return read


def run(options: Namespace) -> int:
    """Turn the plan, or go on with the questions of a draft."""
    say = catalogue.speaker(options.language)
    if options.output and (files.is_stdout(options.output, say) or files.refused([options.output], _FORMS, say)):
        return Exit.WRONG_USE
    options.file = _source(options.file, say)
    result = plans.read(options.file, {}, say) if options.file else None
    if result is None or plans.holds_none(result, options.file, say):
        return Exit.WRONG_USE
    if result.plan is None or has_errors(result.diagnostics):
        err(plans.view([result], options.language, colour=wants_colour(), width=width()).report(result.diagnostics))
        err(say("next.has-errors", file=options.file) + "\n")
        return Exit.PLAN_HAS_ERRORS
    if options.questions:
        return _tell(Path(options.file), options)
    goes_on = options.interactive and not (options.year or options.output or options.results)
    if goes_on and result.plan.questions:
        return _ask(Path(options.file), options)
    return _turn(result, options, say)


def _source(typed: str, say: Say) -> str | None:
    """The single source that the user means, or a word to him on why there is none."""
    if typed == plans.STDIN:
        err(say("next.needs-a-file") + "\n")
        return None
    name = plans.one(typed, say)
    if name and files.form_of(name) == "json":
        err(say("next.needs-a-source", file=name) + "\n")
        return None
    return name


def _turn(result: Result, options: Namespace, say: Say) -> int:
    reached = _reached(result, options, say)
    if reached is None:
        return Exit.WRONG_USE
    old, was = Path(options.file), result.plan.head.year if result.plan else None
    if was is None:
        err(say("next.no-year", file=old) + "\n")
        return Exit.PLAN_HAS_ERRORS
    year = options.year or was + 1
    new = Path(options.output) if options.output else next_name(old, was, year)
    if year == was or new.exists():
        err(say("next.same-year" if year == was else "next.exists", year=year, file=new) + "\n")
        return Exit.WRONG_USE
    previous = seen_from(new, old)
    if previous != readable(previous):
        err(say("next.name-no-text", file=old) + "\n")
        return Exit.WRONG_USE
    turn = next_year(result, year, previous=previous, reached=reached)
    text = old.read_bytes().decode("utf-8")
    if not asking.write(new, asking.in_style(text, turn.written(text), old), say):
        return Exit.WRONG_USE
    err(say("next.written", file=new, year=turn.year) + "\n")
    return _ask(new, options) if options.interactive else _tell(new, options, turn.decisions)


def _reached(result: Result, options: Namespace, say: Say) -> dict[str, Reached] | None:
    """What the table of results says; nothing where a row of it cannot be used, which is told."""
    plan = result.plan
    if not options.results or plan is None:
        return {}
    from kehoach.years import results  # noqa: PLC0415 - only where results are given
    from kehoach.years.turn.reached import reached_by  # noqa: PLC0415 - the same

    data = plans.read_bytes(options.results, say)
    if data is None:
        return None
    table = results.read(data, options.results, year=plan.head.year)
    reached, faults = reached_by(plan, table.rows)
    told = (*table.faults, *faults)
    lines = {options.results: table.source.lines} if table.source else {}
    if told:
        err(TerminalView(lines, options.language, colour=wants_colour(), width=width()).report(told))
    if all(one.severity == "hint" for one in told):
        return reached
    err(say("next.unusable-results", file=options.results) + "\n")
    return None


def _tell(draft: Path, options: Namespace, decisions: tuple[Decision, ...] = ()) -> Exit:
    work = worklist(draft.read_bytes().decode("utf-8-sig"), str(draft), draft)
    shown = {
        "text": lambda: as_text(work, options.language),
        "md": lambda: as_markdown(work, options.language),
        "json": lambda: as_json(work, options.language, decisions),
    }
    out(shown[options.format]())
    return Exit.GOOD


def _ask(draft: Path, options: Namespace) -> Exit:
    say = catalogue.speaker(options.language)
    return Exit.GOOD if asking.walk(draft, say, options.language) else Exit.WRONG_USE
