"""`kehoach build`: lays plans out and writes the files that are printed and sent."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import kehoach
from kehoach.cli import plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.render.files import WriteError, write_whole
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace

    from kehoach import Result
    from kehoach.text.catalogue import Say

_NAMED_BY_STDIN = "ke-hoach"


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, where to write, in which form, draft or final."""
    plans.add_files(parser, say)
    parser.add_argument("-o", "--output", type=Path, metavar=say("build.path"), help=say("build.output-help"))
    parser.add_argument("--to", choices=tuple(kehoach.OUTPUTS), default="docx", help=say("build.to-help"))
    parser.add_argument("--final", action="store_true", help=say("build.final-help"))
    plans.add_parameters(parser, say)


def run(options: Namespace) -> int:
    """Build every plan; those with errors are told and left out."""
    say = catalogue.speaker(options.language)
    names = list(plans.plan_files(options.files))
    if len(names) > 1 and options.output and not options.output.is_dir():
        err(say("build.needs-folder", path=options.output) + "\n")
        return Exit.WRONG_USE
    return max((_build(name, options, say) for name in names), default=Exit.GOOD)


def _build(name: str, options: Namespace, say: Say) -> Exit:
    result = plans.read(name, dict(options.parameters), say)
    if result is None:
        return Exit.WRONG_USE
    found = result.check(final=options.final)
    if found:
        report = plans.view([result], options.language, colour=wants_colour(), width=width())
        err(report.report(sorted(found, key=lambda item: item.place)))
    if result.plan is None or has_errors(found):
        err(say("build.left-out", file=name) + "\n")
        return Exit.PLAN_HAS_ERRORS
    return _write(result, _target(name, options), options, say)


def _write(result: Result, target: Path, options: Namespace, say: Say) -> Exit:
    try:
        write_whole(target, result.render(options.to))
    except WriteError as fault:
        err(say(f"write.{fault.reason}", path=fault.path) + "\n")
        return Exit.WRONG_USE
    out(say("build.written", path=target) + "\n")
    return Exit.GOOD


def _target(name: str, options: Namespace) -> Path:
    """Beside the plan, unless the user says where."""
    stem = Path(_NAMED_BY_STDIN if name == plans.STDIN else name)
    suffix = f".{kehoach.OUTPUTS[options.to]}"
    if options.output is None:
        return stem.with_suffix(suffix)
    return options.output / stem.with_suffix(suffix).name if options.output.is_dir() else options.output
