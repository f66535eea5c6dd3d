"""`kehoach watch`: builds plans again whenever they or the files that they use are saved."""

from __future__ import annotations

import sys
import time
from contextlib import closing, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.batch import run as many
from kehoach.batch.changes import Changes
from kehoach.batch.planning import without_clashes
from kehoach.cli import outputs, plans
from kehoach.cli.console import Exit, err, out
from kehoach.cli.tally import Tally
from kehoach.text import catalogue

if TYPE_CHECKING:
    from argparse import ArgumentParser, Namespace
    from collections.abc import Sequence

    from kehoach.batch.jobs import Job, Outcome
    from kehoach.text.catalogue import Say

_EVERY = 0.3
"""Seconds between two looks at the files."""


def add_arguments(parser: ArgumentParser, say: Say) -> None:
    """The plans, what to write and where."""
    parser.add_argument("files", nargs="+", metavar=say("plans.file"), help=say("watch.files-help"))
    outputs.add_outputs(parser, say)


def run(options: Namespace) -> int:
    """Build all plans, then those that change, until the user stops it."""
    say = catalogue.speaker(options.language)
    if plans.STDIN in options.files:
        err(say("watch.no-stdin") + "\n")
        return Exit.WRONG_USE
    if refused := outputs.refusal(options, say):
        err(refused + "\n")
        return Exit.WRONG_USE
    jobs = outputs.jobs(options, say)
    if isinstance(jobs, Exit):
        return jobs
    if not outputs.names_one_file(options):
        plans.lacks(options.files, say)  # what is not there yet is waited for
    try:
        _watch(options, say)
    except KeyboardInterrupt:
        out(say("watch.stopped") + "\n")
    return Exit.GOOD


def _watch(options: Namespace, say: Say) -> None:
    changes = Changes(_Finder(options, say).jobs)
    jobs, _ = changes.touched()
    outcomes = _build(jobs, options)
    changes.note(outcomes)
    own = [one.job.plan for one in outcomes if one.status != "shared"] or options.files
    out(say("watch.ready", what=own[0] if len(own) == 1 else say("plans.count", count=len(own))) + "\n")
    while True:
        sys.stdout.flush()
        time.sleep(_EVERY)
        touched, files = changes.touched()
        if touched:
            out(_announced(files, say))
            changes.note(_build(touched, options))


class _Finder:
    """Looks for plans again and again: folders may hold new ones."""

    def __init__(self, options: Namespace, say: Say) -> None:
        self._options = options
        self._say = say
        self._has_room = True

    def jobs(self) -> Sequence[Job]:
        """The plans as they are now; that they can no longer be written as the user says is told once."""
        found = outputs.jobs_now(self._options)
        if found is None and self._has_room:
            outputs.tell_no_folder(self._options, self._say)
        self._has_room = found is not None
        return found or ()


def _build(jobs: Sequence[Job], options: Namespace) -> list[Outcome]:
    tally = Tally(options.language, listing=True)
    outcomes = []
    with closing(many.run(list(without_clashes(jobs)), force=True)) as running:
        for outcome in running:
            tally.take(outcome)
            outcomes.append(outcome)
    return outcomes


def _announced(files: Sequence[str], say: Say) -> str:
    now = time.strftime("%H:%M:%S")
    more = len(files) - 1
    key = "watch.changed-more" if more else "watch.changed"
    return "\n" + say(key, time=now, file=_from_here(files[0]), count=more) + "\n"


def _from_here(file: str) -> str:
    """A name as the user may have written it; the files of an office are known by their whole paths."""
    with suppress(ValueError, OSError):
        return str(Path(file).relative_to(Path.cwd()))
    return file
