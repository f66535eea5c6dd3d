"""One job done: the plan is read, checked and written, and whatever stops that is told."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import kehoach
from kehoach.batch.jobs import Job, Outcome, Refusal
from kehoach.batch.names import key
from kehoach.batch.origin import made_elsewhere
from kehoach.render.files import WriteError, write_whole
from kehoach.render.outputs import UnrenderableError
from kehoach.text.diagnostics import has_errors, lines_told

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach import Result
    from kehoach.batch.jobs import Status
    from kehoach.batch.records import Keeper
    from kehoach.text.diagnostics import Diagnostic

_UNREAD = {FileNotFoundError: "missing", IsADirectoryError: "no-plans", PermissionError: "forbidden"}
_LACKING = {"KH080", "KH085"}
"""A file that the plan uses is not there, or cannot be read."""


def make(job: Job) -> Outcome:
    """Read the plan and write its files; whatever goes wrong, there is an outcome."""
    try:
        result = _read(job)
        return result if isinstance(result, Outcome) else write(job, result, remember=True)
    except Exception as fault:  # noqa: BLE001 - one plan that shows a fault of ours does not end the others
        if os.environ.get("KEHOACH_DEBUG") == "1":
            sys.excepthook(type(fault), fault, fault.__traceback__)
        return Outcome(job, "failed", refusal=Refusal("build.our-fault", {"fault": type(fault).__name__}))


def _read(job: Job) -> Result | Outcome:
    try:
        return kehoach.load(job.plan, parameters=job.parameters)
    except OSError as fault:
        return Outcome(job, "failed", refusal=_unread(fault, job.plan), used=(job.plan,))


def _unread(fault: OSError, file: str) -> Refusal:
    return Refusal(f"plans.{_UNREAD.get(type(fault), 'unreadable')}", {"file": file})


def write(job: Job, result: Result, *, remember: bool = False) -> Outcome:
    """Write the files of a plan that was read, unless it has errors; remember what they were made from."""
    wrong = result.check(final=True) if job.final else result.diagnostics
    found = tuple(sorted(wrong, key=lambda one: one.place))
    told = Outcome(job, "built", (), found, lines_told(result.sources, found), None, tuple(_used(job, result, found)))
    if has_errors(found):
        return msgspec.structs.replace(told, status="failed")
    if result.plan is None:
        return msgspec.structs.replace(told, status="shared")
    if refusal := _over_a_source(job, result):
        return msgspec.structs.replace(told, status="failed", refusal=refusal)
    return _written(told, result, _keeper(job, result) if remember else None)


def _over_a_source(job: Job, result: Result) -> Refusal | None:
    """Why nothing is written where a file would take the place of one that the plan is made from."""
    rows = (job.row.file,) if job.row else ()
    keys = {key(source) for source in (*result.sources, *_office_files(job, result), *rows)}
    over = next((target for target in job.targets.values() if key(target) in keys), None)
    return Refusal("build.over-source", {"path": over}) if over else None


def _written(told: Outcome, result: Result, keeper: Keeper | None) -> Outcome:
    """The outcome once each form is written; one that cannot be does not keep the others from it."""
    targets, written, refusals = told.job.targets, list[str](), list[Refusal]()
    try:
        for form, data in _files(told.job, result):
            if refusal := _not_written(targets[form], data):
                refusals.append(refusal)
                continue
            written.append(targets[form])
            if keeper:
                keeper.keep(form, targets[form], data)
    except UnrenderableError as fault:
        found = (*told.diagnostics, *fault.diagnostics)
        told = msgspec.structs.replace(told, diagnostics=found, lines=lines_told(result.sources, found))
        return msgspec.structs.replace(told, status="failed", written=tuple(written))
    except (WriteError, OSError) as fault:
        refusals.append(_refusal(fault, _office_files(told.job, result)))
    status: Status = "failed" if refusals else "built"
    return msgspec.structs.replace(told, status=status, written=tuple(written), refusal=next(iter(refusals), None))


def _not_written(path: str, data: bytes) -> Refusal | None:
    """Write a file, or say why that cannot be."""
    try:
        write_whole(Path(path), data)
    except WriteError as fault:
        return _refusal(fault)
    return None


def _refusal(fault: WriteError | OSError, office_files: Sequence[str] = ()) -> Refusal:
    """Why a file could not be made: its place does not take it, or a file of the office is gone; if not, we err."""
    if isinstance(fault, WriteError):
        return Refusal(f"write.{fault.reason}", {"path": str(fault.path)})
    if fault.filename in office_files:
        return _unread(fault, fault.filename)
    raise fault


def _keeper(job: Job, result: Result) -> Keeper:
    from kehoach.batch.records import Keeper  # noqa: PLC0415 - a single plan leaves none

    return Keeper(job, result)


def _files(job: Job, result: Result) -> Iterator[tuple[str, bytes]]:
    """Each form of the plan with its file; while Typst sets the pages, it is seen whether any may be written."""
    template = Path(job.template) if job.template else None
    printer = result.printer(template=template, attach=job.attach, sign_fields=job.sign_fields, fonts=job.fonts or None)
    printer.begin(job.targets)
    for path in () if job.replace else map(Path, job.targets.values()):
        if made_elsewhere(path):
            raise WriteError(path, "foreign")
    return ((form, printer.render(form)) for form in job.targets)


def _office_files(job: Job, result: Result) -> list[str]:
    template = (Path(job.template),) if job.template else ()
    return [str(file) for file in (*template, *result.office_files.values())]


def _used(job: Job, result: Result, found: Sequence[Diagnostic]) -> Iterator[str]:
    yield from result.sources or (job.plan,)
    yield from _office_files(job, result)
    for one in found:
        if one.code in _LACKING:
            yield Path(one.place.file).parent.joinpath(one.args["file"]).as_posix()
