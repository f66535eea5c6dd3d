"""`kehoach build`: lays plans out and writes the files that are printed and sent."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from kehoach.batch.make import write
from kehoach.batch.planning import without_clashes
from kehoach.cli import outputs, plans
from kehoach.cli.console import Exit, err, out, wants_colour, width
from kehoach.text import catalogue
from kehoach.text.diagnostics import has_errors

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from kehoach.batch.jobs import Job, Outcome
    from kehoach.text.catalogue import Say


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, what to write and where, and for many plans: a table of rows, processes, whether to build all."""
    plans.add_files(parser, say)
    outputs.add_outputs(parser, say)
    parser.add_argument("--rows", metavar=say("build.rows"), help=say("build.rows-help"))
    parser.add_argument("--name", metavar=say("build.pattern"), help=say("build.name-help"))
    plans.add_jobs(parser, say)


def run(options: Namespace) -> int:
    """Build one plan as it stands, or many: those that have changed, by several processes."""
    say = catalogue.speaker(options.language)
    if options.name and not options.rows:
        err(say("build.name-needs-rows") + "\n")
        return Exit.WRONG_USE
    if refused := outputs.refusal(options, say):
        err(refused + "\n")
        return Exit.WRONG_USE
    if options.rows:
        from kehoach.cli import filling  # noqa: PLC0415 - only for the rows of a table

        rows = filling.jobs(options, say)
        return rows if isinstance(rows, Exit) else _many(rows, options, say)
    lacking = plans.lacks(options.files, say)
    jobs = () if lacking and len(options.files) == 1 else outputs.jobs(options, say)
    if isinstance(jobs, Exit):
        return jobs
    if jobs and outputs.names_one_file(options):
        return _one(jobs[0], say, options)
    done = _many(jobs, options, say) if jobs else Exit.WRONG_USE
    return Exit.WRONG_USE if lacking else done


def _many(work: Sequence[Job | Outcome], options: Namespace, say: Say) -> Exit:
    from kehoach.batch import run as many  # noqa: PLC0415 - one plan needs no records
    from kehoach.cli.progress import Progress  # noqa: PLC0415 - no bar
    from kehoach.cli.tally import Tally  # noqa: PLC0415 - and no table

    tally = Tally(options.language)
    progress = Progress(len(work), say)
    running = many.run(list(without_clashes(work)), workers=options.jobs, force=options.force)
    try:
        with progress, closing(running):
            for outcome in running:
                tally.take(outcome, progress.clear)
                progress.step()
    except KeyboardInterrupt:
        err(say("build.interrupted", done=progress.done, total=progress.total) + "\n")
        raise
    out(tally.table())
    return Exit.PLAN_HAS_ERRORS if tally.failed else Exit.GOOD


def _one(job: Job, say: Say, options: Namespace) -> Exit:
    result = plans.read(job.plan, job.parameters, say)
    if result is None:
        return Exit.WRONG_USE
    outputs.make_folder(options)
    outcome = write(job, result)
    if outcome.diagnostics:
        report = plans.view([result], options.language, colour=wants_colour(), width=width())
        err(report.report(outcome.diagnostics))
    return _told(outcome, say)


def _told(outcome: Outcome, say: Say) -> Exit:
    for path in outcome.written:
        out(say("build.written", path=path) + "\n")
    if outcome.refusal:
        err(say(outcome.refusal.key, **outcome.refusal.args) + "\n")
        return Exit.WRONG_USE
    if outcome.status == "built":
        return Exit.GOOD
    reason = "left-out" if has_errors(outcome.diagnostics) else "shared-only"
    err(say(f"build.{reason}", file=outcome.job.plan) + "\n")
    return Exit.PLAN_HAS_ERRORS
