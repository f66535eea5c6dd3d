"""`kehoach check`: says what is wrong in plans, where, and what to do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli import plans
from kehoach.cli.console import Exit, out, wants_colour, width
from kehoach.cli.show import MACHINE_FORMATS
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from kehoach import Result
    from kehoach.text.catalogue import Language, Say
    from kehoach.text.diagnostics import Diagnostic


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, the format of the report, the values of parameters."""
    plans.add_files(parser, say)
    formats = ("text", *MACHINE_FORMATS)
    parser.add_argument("--format", choices=formats, default="text", help=say("check.format-help"))
    plans.add_parameters(parser, say)


def run(options: Namespace) -> int:
    """Check every plan and report on all of them together."""
    parameters, say = dict(options.parameters), catalogue.speaker(options.language)
    names = list(plans.plan_files(options.files))
    results = [result for name in names if (result := plans.read(name, parameters, say))]
    found = plans.each_once(results)
    if options.format != "text":
        out(MACHINE_FORMATS[options.format](found, options.language))
    elif results:
        out(_text(found, results, options.language))
    if len(results) < len(names):
        return Exit.WRONG_USE
    return Exit.PLAN_HAS_ERRORS if has_errors(found) else Exit.GOOD


def _text(found: Sequence[Diagnostic], results: Sequence[Result], language: Language) -> str:
    if found:
        return plans.view(results, language, colour=wants_colour(), width=width()).report(found)
    say = catalogue.speaker(language)
    what = next(iter(results[0].sources)) if len(results) == 1 else say("plans.count", count=len(results))
    return say("check.good", what=what) + "\n"
