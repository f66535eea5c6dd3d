"""`kehoach model`: prints the model of a plan as JSON, or the schema of that JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.cli import plans
from kehoach.cli.console import Exit, err, out, width
from kehoach.model import interchange
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kehoach.text.catalogue import Say


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """A plan with the values of its parameters, or the schema."""
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("file", nargs="?", metavar=say("plans.file"), help=say("model.file-help"))
    what.add_argument("--schema", action="store_true", help=say("model.schema-help"))
    plans.add_parameters(parser, say)


def run(options: Namespace) -> int:
    """Print what was asked for; what is wrong with the plan goes to the standard error."""
    if options.schema:
        out(interchange.schema_json())
        return Exit.GOOD
    result = plans.read_one(options.file, dict(options.parameters), catalogue.speaker(options.language))
    if result is None:
        return Exit.WRONG_USE
    if result.plan is not None:
        out(interchange.to_json(result.plan))
    if result.diagnostics:
        err(plans.view([result], options.language, colour=False, width=width()).report(result.diagnostics))
    return Exit.PLAN_HAS_ERRORS if has_errors(result.diagnostics) else Exit.GOOD
