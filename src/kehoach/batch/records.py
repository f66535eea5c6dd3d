"""What was built from what: by it a plan that has not changed is known, and is not built again.

Each file that a batch writes has a record of its own in the user's cache folder, so runs at the same time share nothing
that they would have to lock, and an interrupted run keeps what it has done. A record holds digests: of how the file was
made, of every file that it was made from, and of the file itself. One that is lost or damaged costs a build, no more.
"""

from __future__ import annotations

import hashlib
import os
import time
from contextlib import suppress
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import kehoach
from kehoach.text.hygiene import decode
from kehoach.text.letters import fold
from kehoach.text.resources import cache_folder, readable, resource

if TYPE_CHECKING:
    from kehoach import Result
    from kehoach.batch.jobs import Job
    from kehoach.text.source import Source

_KEPT = 180 * 24 * 3600
"""Seconds after which a record that nobody renewed is thrown away."""


class Record(msgspec.Struct, frozen=True):
    """How a file was made; all values are digests."""

    made: str
    used: dict[str, str]
    output: str


class Records:
    """The records as one run sees them: a file that many plans use is read once."""

    def __init__(self) -> None:
        self._digests: dict[str, str] = {}

    def stale(self, job: Job) -> Job | None:
        """The job with only the files that must be written, or nothing where there is none."""
        made = _Made(job)
        targets = {form: target for form, target in job.targets.items() if not self._fresh(made, form, target)}
        return msgspec.structs.replace(job, targets=targets) if targets else None

    def _fresh(self, made: _Made, form: str, target: str) -> bool:
        record = _read(target)
        return (
            record is not None
            and record.made == made.digest(form)
            and all(self._digest(file) == digest for file, digest in record.used.items())
            and _digest_of(target) == record.output
        )

    def _digest(self, file: str) -> str:
        if file not in self._digests:
            self._digests[file] = _digest_of(file)
        return self._digests[file]


class Keeper:
    """Remembers how the files of a job were made; what they have in common is looked at once."""

    def __init__(self, job: Job, result: Result) -> None:
        self._made = _Made(job)
        self._result = result

    @cached_property
    def _used(self) -> dict[str, str]:
        used = {
            readable(str(Path(file).resolve())): _seen(file, source) for file, source in self._result.sources.items()
        }
        return used | {readable(str(file)): _digest_of(str(file)) for file in self._result.office_files.values()}

    def keep(self, form: str, target: str, output: bytes) -> None:
        """Remember a file; where its sources have changed meanwhile, or nothing can be kept, do without."""
        if not all(self._used.values()):
            return
        path = _path(target)
        draft = path.with_suffix(f".{os.getpid()}")
        with suppress(OSError):
            path.parent.mkdir(parents=True, exist_ok=True)
            draft.write_bytes(msgspec.json.encode(Record(self._made.digest(form), self._used, digest(output))))
            draft.replace(path)


def forget_old() -> None:
    """Throw away what was not renewed for long; the files that it speaks of are mostly gone."""
    with suppress(OSError):
        for path in cache_folder("built").iterdir():
            if time.time() - path.stat().st_mtime > _KEPT:
                path.unlink()


def digest(data: bytes) -> str:
    """A short name for this content."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def _path(target: str) -> Path:
    return cache_folder("built") / f"{digest(os.fsencode(os.path.realpath(target)))}.json"


def _read(target: str) -> Record | None:
    try:
        return msgspec.json.decode(_path(target).read_bytes(), type=Record)
    except (OSError, msgspec.DecodeError):
        return None


class _Made:
    """How the files of a job are made."""

    def __init__(self, job: Job) -> None:
        self._job = job

    @cached_property
    def _how(self) -> list[object]:
        job = self._job
        given = sorted((fold(name), value) for name, value in job.parameters.items())
        template = _digest_of(job.template) if job.template else ""
        plan = readable(str(Path(job.plan).resolve()))
        pdf = [job.attach, job.sign_fields, _fonts(job.fonts)]
        return [program(), _settings(job.plan), plan, job.final, given, template, *pdf]

    def digest(self, form: str) -> str:
        """The digest of how the file of this form is made."""
        return digest(msgspec.json.encode([*self._how, form]))


def _settings(plan: str) -> list[object]:
    """What the office has settled: by it a plan may have errors that it had not before."""
    from kehoach.rules.config import config_beside  # noqa: PLC0415 - a single plan needs no rules

    config = config_beside(plan)
    return [config, _digest_of(config.register) if config.register else ""]


def _digest_of(file: str) -> str:
    """The digest of what a file holds now; nothing where it cannot be read."""
    try:
        return digest(Path(file).read_bytes())
    except OSError:
        return ""


def _seen(file: str, source: Source) -> str:
    """The digest of a file that still holds what the compiler read from it; else nothing."""
    try:
        data = Path(file).read_bytes()
    except OSError:
        return ""
    return digest(data) if _text(data) == source.text else ""


@lru_cache(maxsize=8)
def _text(data: bytes) -> str | None:
    source, _ = decode(data, "")
    return source.text if source else None


@cache
def program() -> str:
    """The version, and the state of the program's own files: in a checkout they change under one version."""
    own = _state(Path(kehoach.__file__).parent, resource("templates"))
    return digest(msgspec.json.encode([kehoach.__version__, own]))


@cache
def _fonts(folder: str) -> str:
    """The state of a folder of fonts; nothing where ours are used."""
    return digest(msgspec.json.encode(_state(Path(folder)))) if folder else ""


def _state(*folders: Path) -> list[tuple[str, int, int]]:
    """The names of the files below folders, their sizes and the times when they were written."""
    files = (file for folder in folders for file in folder.rglob("*") if file.parent.name != "__pycache__")
    return sorted(
        (readable(file.name), (stat := file.stat()).st_size, stat.st_mtime_ns) for file in files if file.is_file()
    )
