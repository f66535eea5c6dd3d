"""`kehoach diff`: tells how two plans differ, to a person, to a program, as a web page or as a redline."""

from __future__ import annotations

import os
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import compared, files, plans
from kehoach.cli.console import Exit, err, out, wants_colour
from kehoach.render.outputs import Office, UnrenderableError, laid_out
from kehoach.text import catalogue
from kehoach.values.dates import parse_date
from kehoach.years.diff import Differences, compare

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Callable

    from kehoach.cli.compared import Pair
    from kehoach.layout.document import Document, Reviser
    from kehoach.text.catalogue import Say

_FORMS = ("html", "docx")
_AUTHOR = "kehoach"
_EARLIEST = date(1980, 1, 1)


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The two plans or revisions, what to print or write, and who made the changes when."""
    parser.add_argument("words", nargs="+", metavar=say("diff.word"), help=say("diff.words-help"))
    parser.add_argument("--all", action="store_true", help=say("diff.all-help"))
    parser.add_argument("--format", choices=("text", "json"), default="text", help=say("diff.format-help"))
    parser.add_argument("--to", choices=_FORMS, help=say("diff.to-help"))
    parser.add_argument(
        "-o",
        "--output",
        dest="outputs",
        action="append",
        default=[],
        metavar=say("plans.file"),
        help=say("diff.output-help"),
    )
    parser.add_argument("--author", default=_AUTHOR, metavar=say("diff.author"), help=say("diff.author-help"))
    parser.add_argument("--date", type=_day(say), metavar=say("diff.date"), help=say("diff.date-help"))
    plans.add_parameters(parser, say)


def _day(say: Say) -> Callable[[str], date]:
    def read(typed: str) -> date:
        found = parse_date(typed)
        if isinstance(found, date):
            return found
        raise ArgumentTypeError(say("diff.date-form", word=typed))

    return read


def run(options: Namespace) -> int:
    """Tell how the plans differ: 0 where they do not, 1 where they do, 2 where they cannot be compared."""
    say = catalogue.speaker(options.language)
    if not _takes_outputs(options, say):
        return Exit.WRONG_USE
    if compared.is_called_by_git(options.words):
        return _for_git(options, say)
    pair = compared.pair(options.words, dict(options.parameters), say, options.language)
    if pair is None:
        return Exit.WRONG_USE
    found = compare(pair.before.plan, pair.after.plan)
    if not options.to and not options.outputs:
        out(_printed(found, pair, options, say))
    elif _write(pair, found, options, say) is not Exit.GOOD:
        return Exit.WRONG_USE
    return Exit.PLAN_HAS_ERRORS if found or (options.all and found.turned) else Exit.GOOD


def _takes_outputs(options: Namespace, say: Say) -> bool:
    """Whether each file that is named can be written in the form that is asked for; it is told where not."""
    if any(files.is_stdout(path, say) for path in options.outputs) or files.refused(options.outputs, _FORMS, say):
        return False
    other = [path for path in options.outputs if options.to and files.form_of(path) != options.to]
    for path in other:
        err(say("build.other-ending", path=path, form=options.to, ending=options.to) + "\n")
    return not other


def _for_git(options: Namespace, say: Say) -> Exit:
    """What git shows in place of its own diff; it takes any other exit code than 0 for a failure."""
    pair = compared.from_git(options.words)
    if pair is None:
        out(compared.line_by_line(options.words))
    else:
        out(_printed(compare(pair.before.plan, pair.after.plan), pair, options, say))
    return Exit.GOOD


def _printed(found: Differences, pair: Pair, options: Namespace, say: Say) -> str:
    names = (pair.before.name, pair.after.name)
    if options.format == "json":
        from kehoach.years.diff.as_json import as_json  # noqa: PLC0415 - only for programs

        return as_json(found, turned=options.all)
    from kehoach.years.diff.terminal import View  # noqa: PLC0415 - only for people

    return View(say, colour=wants_colour()).text(found, names, turned=options.all)


def _write(pair: Pair, found: Differences, options: Namespace, say: Say) -> Exit:
    """Write the page and the Word file, or say why they cannot be."""
    try:
        document = _redline(pair, options)
    except UnrenderableError as fault:
        err("".join(f"{one.message(options.language)}\n" for one in fault.diagnostics))
        return Exit.WRONG_USE

    def make(form: str) -> bytes:
        if form == "docx":
            from kehoach.render import docx  # noqa: PLC0415 - one renderer is loaded, not all

            return docx.render(document)
        from kehoach.years.diff.page import page  # noqa: PLC0415 - the same

        return page(found, document, (pair.before.name, pair.after.name), say, options.language)

    beside = str(Path(pair.after.file).with_suffix(f".diff.{options.to}"))
    return files.write(options.outputs or [beside], make, say)


def _redline(pair: Pair, options: Namespace) -> Document:
    from kehoach.years.diff.redline import redline  # noqa: PLC0415 - the printed report needs no pages

    before, after = (laid_out(side.plan, Office(figures=side.figures)) for side in pair)
    return redline(before, after, _reviser(pair, options))


def _reviser(pair: Pair, options: Namespace) -> Reviser:
    """Who made the changes, and when: as asked, else when the build says it is, else on the day of the later plan."""
    from kehoach.layout.document import Reviser  # noqa: PLC0415 - the printed report needs no pages

    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if options.date is None and epoch.isdecimal():
        return Reviser(options.author, datetime.fromtimestamp(int(epoch), UTC))
    head = pair.after.plan.head
    first = date(head.year, 1, 1) if head.year else _EARLIEST
    day = options.date or (head.date if isinstance(head.date, date) else first)
    return Reviser(options.author, datetime.combine(day, time(), UTC))
