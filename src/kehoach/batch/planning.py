"""From plans and rows to jobs: which file each one writes, and which of them cannot be."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

import kehoach
from kehoach.batch import names
from kehoach.batch.jobs import Job, Outcome, Refusal
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from kehoach import Result
    from kehoach.batch.jobs import Row

NUMBER = "stt"
"""What a pattern calls the number of a row where no column has that name."""
YEAR = "năm"
"""What it calls the year of the plan, likewise."""
_PLANS = (".kh", ".json", "")
"""How plans are called, and the standard input."""


class Plans(msgspec.Struct, frozen=True):
    """How every plan of a batch is built."""

    forms: tuple[str, ...]
    folder: str | None = None
    """Where to write; beside each plan where there is none."""
    parameters: dict[str, str] = {}
    final: bool = False
    template: str = ""
    """An office's Word template in place of the one that a plan names."""
    attach: bool = False
    """Whether each PDF carries the source of its plan."""
    sign_fields: bool = False
    """Whether each PDF has empty fields for digital signatures."""
    fonts: str = ""
    """The folder that the letters of each PDF are taken from, in place of ours."""
    replace: bool = False
    """Whether files of other programs are written over."""

    def job(self, plan: str, base: str) -> Job:
        """The job of one plan; below the folder it stands as it stood below its base."""
        stem = Path(plan) if self.folder is None else Path(self.folder, os.path.relpath(plan, base))
        return self.job_at(plan, stem.with_suffix(""))

    def job_at(self, plan: str, stem: Path) -> Job:
        """The job that writes to this path, to which the ending of each form is added."""
        return self.job_to(plan, {form: f"{stem}.{kehoach.OUTPUTS[form]}" for form in self.forms})

    def job_to(self, plan: str, targets: dict[str, str]) -> Job:
        """The job that writes these files."""
        return Job(
            plan,
            targets,
            self.parameters,
            self.final,
            template=self.template,
            attach=self.attach,
            sign_fields=self.sign_fields,
            fonts=self.fonts,
            replace=self.replace,
        )


class Template:
    """A plan with parameters, to be filled in by rows."""

    def __init__(self, path: str, result: Result) -> None:
        declared = result.plan.parameters if result.plan else ()
        self.path = path
        self._result = result
        self._year = str((result.plan and result.plan.head.year) or "")
        self.defaults = {fold(one.name): one.value for one in declared}
        self.declared = tuple(one.name for one in declared)
        self._numbers = {fold(one.name) for one in declared if one.type == "number"}
        self.open = tuple(one.args["name"] for one in result.diagnostics if one.code == "KH055")
        """The parameters that have no value yet."""

    def fill(self, rows: Iterable[Row], pattern: str, plans: Plans) -> Iterator[Job | Outcome]:
        """A job a row, or the reason why there is none."""
        folder = Path(self.path).parent if plans.folder is None else Path(plans.folder)
        endings = [kehoach.OUTPUTS[form] for form in plans.forms]
        year = self._year_of_row(pattern)
        for count, row in enumerate(rows, 1):
            given = {**plans.parameters, **self._given(row)}
            values = {NUMBER: f"{count:03}", fold(YEAR): year(given), **self._values(row)}
            name = names.filled(pattern, values, endings)
            job = msgspec.structs.replace(plans.job_at(self.path, folder / name), parameters=given, row=row)
            refusal = _refusal(row, name)
            yield Outcome(job, "failed", refusal=refusal) if refusal else job

    def knows(self, name: str) -> bool:
        """Whether the plan has a parameter of this name."""
        return fold(name) in self.defaults

    def _year_of_row(self, pattern: str) -> Callable[[Mapping[str, str]], str]:
        """The year of the plan with the values of a row, where the pattern asks for it."""
        if fold(YEAR) not in map(fold, names.blanks(pattern)):
            return lambda _: self._year
        years = self._result.years()
        return lambda given: str(years.year(given) or self._year)

    def _given(self, row: Row) -> dict[str, str]:
        return {name: self._value(row, name, value) for name, value in row.values.items() if self.knows(name)}

    def _value(self, row: Row, name: str, value: str) -> str:
        """What a cell gives a parameter: one that is a number takes no words beside it."""
        return row.bare.get(name, value) if fold(name) in self._numbers else value

    def _values(self, row: Row) -> dict[str, str]:
        own = {fold(column): row.values.get(column, "") for column in row.columns}
        return own | {name: own.get(name) or value for name, value in self.defaults.items()}


def _refusal(row: Row, name: str) -> Refusal | None:
    if row.refusal:
        return row.refusal
    if not name:
        return Refusal("build.name-empty")
    if len(os.fsencode(name)) > names.LONGEST:
        return Refusal("build.name-long", {"name": name})
    return None


def without_clashes(work: Sequence[Job | Outcome]) -> Iterator[Job | Outcome]:
    """The work without jobs that would write over a file of another one."""
    owners = _owners([one for one in work if isinstance(one, Job)])
    for one in work:
        refusal = _clash(one, owners) if isinstance(one, Job) else None
        yield Outcome(one, "failed", refusal=refusal) if isinstance(one, Job) and refusal else one


def _owners(jobs: Iterable[Job]) -> dict[str, Job]:
    """Whose each file is: the first one's, but what is called a plan goes before what is not."""
    owners: dict[str, Job] = {}
    for job in sorted(jobs, key=lambda job: Path(job.plan).suffix.lower() not in _PLANS):
        if not _clash(job, owners):
            owners |= {names.key(target): job for target in job.targets.values()}
    return owners


def _clash(job: Job, owners: Mapping[str, Job]) -> Refusal | None:
    for target in job.targets.values():
        other = owners.get(names.key(target), job)
        if other is not job and other.row:
            return Refusal("build.same-target-row", {"path": target, "row": str(other.row.number)})
        if other is not job:
            return Refusal("build.same-target", {"path": target, "other": other.plan})
    return None
