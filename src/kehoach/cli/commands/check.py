"""`kehoach check`: says what is wrong in plans, where, and what to do; mends what can be mended."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.cli import checking, plans, reviews
from kehoach.cli.checking import Asked
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.cli.show import MACHINE_FORMATS, for_program
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from kehoach.cli.checking import Checked
    from kehoach.text.catalogue import Say
    from kehoach.text.diagnostics import Diagnostic


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, the format of the report, how strictly to check, what to mend, the values of parameters."""
    plans.add_files(parser, say)
    formats = ("text", *MACHINE_FORMATS)
    parser.add_argument("--format", choices=formats, default="text", help=say("check.format-help"))
    parser.add_argument("--final", action="store_true", help=say("check.final-help"))
    parser.add_argument("--coverage", action="store_true", help=say("check.coverage-help"))
    parser.add_argument("--fix", action="store_true", help=say("check.fix-help"))
    parser.add_argument("--all", action="store_true", help=say("check.all-help"))
    parser.add_argument("--baseline", metavar=say("plans.file"), help=say("check.baseline-help"))
    parser.add_argument("--write-baseline", metavar=say("plans.file"), help=say("check.write-baseline-help"))
    plans.add_jobs(parser, say)
    plans.add_parameters(parser, say)


def run(options: Namespace) -> int:
    """Check every plan and report on all of them together."""
    parameters, say = dict(options.parameters), catalogue.speaker(options.language)
    names, lacking = list(plans.plan_files(options.files)), plans.lacks(options.files, say)
    if options.all and not options.fix:
        err(say("check.all-needs-fix") + "\n")
        return Exit.WRONG_USE
    if not names or (options.fix and not _mend(names, options, say)):
        return Exit.WRONG_USE
    asked = [Asked(name, parameters, options.final) for name in names]
    checked = list(checking.checked(asked, say, options.jobs))
    found = plans.each_once(item for one in checked for item in one.report.diagnostics)
    if options.write_baseline:
        return _write_baseline(Path(options.write_baseline), found, checked, say)
    if options.baseline:
        known = _without_known(Path(options.baseline), found, checked, say)
        if known is None:
            return Exit.WRONG_USE
        found = known
    _tell(found, checked, options, say)
    if lacking or len(checked) < len(names):
        return Exit.WRONG_USE
    return Exit.PLAN_HAS_ERRORS if has_errors(found) else Exit.GOOD


def _tell(found: list[Diagnostic], checked: Sequence[Checked], options: Namespace, say: Say) -> None:
    if options.format != "text":
        out(for_program(options.format, found, options.language))
    elif checked:
        out(reviews.text(found, checked, options.language, colour=wants_colour(), width=width()))
        if options.coverage:
            out(reviews.coverage(checked, say))


def _mend(names: Sequence[str], options: Namespace, say: Say) -> bool:
    from kehoach.cli.mending import Mender  # noqa: PLC0415 - only where something is to be mended

    if plans.STDIN in names:
        err(say("check.fix-needs-files") + "\n")
        return False
    mender = Mender(options)
    done = [mender.mend(name) for name in names]
    return all(done)


def _write_baseline(file: Path, found: Sequence[Diagnostic], checked: Sequence[Checked], say: Say) -> Exit:
    from kehoach.render.files import WriteError, write_whole  # noqa: PLC0415 - only where a file is written
    from kehoach.rules import baseline  # noqa: PLC0415 - only for old plans

    text = baseline.written(found, reviews.lines(checked), file.parent)
    try:
        write_whole(file, text.encode())
    except WriteError as fault:
        err(say(f"write.{fault.reason}", path=file) + "\n")
        return Exit.WRONG_USE
    out(say("check.baseline-written", file=file, count=baseline.read(text).total()) + "\n")
    return Exit.GOOD


def _without_known(
    file: Path, found: list[Diagnostic], checked: Sequence[Checked], say: Say
) -> list[Diagnostic] | None:
    from kehoach.rules import baseline  # noqa: PLC0415 - only for old plans

    data = plans.read_bytes(str(file), say)
    if data is None:
        return None
    known = baseline.read(data.decode("utf-8", "replace"))
    new = list(baseline.unknown(found, known, reviews.lines(checked), file.parent))
    if len(new) < len(found):
        err(say("check.known", count=len(found) - len(new), file=file) + "\n")
    return new
