"""Package → Audit: the roles of a file, then every rule of the ledger on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit import letters
from kehoach.intake.audit.classify import classify
from kehoach.intake.audit.forms import claimed
from kehoach.intake.audit.registry import ELSEWHERE, is_checked, outcomes, rows
from kehoach.intake.audit.unicode_text import in_unicode
from kehoach.intake.audit.verdicts import Fault, Part, Subject, Verdict, gravest
from kehoach.intake.word.read import read
from kehoach.layout.formats import load_format

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.audit.registry import Row
    from kehoach.intake.word.file import WordFile
    from kehoach.intake.word.package import Package

LEFTOVERS = {"AU-01": letters.comments, "AU-02": letters.changes, "AU-03": letters.hidden, "AU-04": letters.highlighted}
"""What those who wrote a file leave in it: no rule of thể thức, yet none of it may go out. Their words are phrases."""
USUAL = "nđ30"


class Audit(Part, frozen=True):
    """All that an audit says of one file."""

    form: str
    """The format that it was held against."""
    law: str
    told: bool
    """Whether the letterhead says which format it is; else the usual one was taken."""
    verdicts: tuple[Verdict, ...]
    words: tuple[Fault, ...] = ()
    """What the checker says of the words beside the rules of the ledger."""
    macros: bool = False
    external: tuple[str, ...] = ()

    @property
    def failed(self) -> tuple[Verdict, ...]:
        """The rules that are broken."""
        return tuple(each for each in self.verdicts if each.status == "fail")


def audit(package: Package, form: str = "") -> Audit:
    """The audit of a file, against the format that it claims or the one that is named."""
    return audit_file(read(package), form)


def audit_file(file: WordFile, form: str = "") -> Audit:
    """The same of a file that is already read."""
    return judged(subject_of(file, form))


def subject_of(file: WordFile, form: str = "") -> Subject:
    """The file with its roles and the format that it is held against."""
    file = in_unicode(file)
    name, day = claimed(file)
    held = load_format(form or name or USUAL, day)
    return Subject(file, held, classify(file, held), forced=bool(form), told=bool(form or name))


def judged(subject: Subject) -> Audit:
    """Every rule of the ledger on a file."""
    held, file = subject.form, subject.file
    verdicts = (*(_verdict(row, subject) for row in rows(held.name)), *_leftovers(subject))
    return Audit(held.name, held.law, subject.told, verdicts, macros=file.macros, external=file.external)


def _verdict(row: Row, subject: Subject) -> Verdict:
    rule = row.rule
    said = (row.code, rule.clause, rule.vi, rule.en)
    if rule.status in {"not-applicable", "not-evaluated"} and not row.own:
        return Verdict(*said, rule.status, why=rule.why, layout=rule.status == "not-applicable")
    if row.code in ELSEWHERE:
        return Verdict(*said, "not-applicable", why=ELSEWHERE[row.code])
    if not is_checked(row):
        return Verdict(*said, "not-evaluated", why="needs-import", layout=False)
    outcome = gravest(outcomes(row, subject))
    if outcome.status == "fail" and rule.certainty == "ours":
        return Verdict(*said, "not-applicable", why="own-choice")
    return Verdict(*said, outcome.status, outcome.faults, outcome.why)


def _leftovers(subject: Subject) -> Iterator[Verdict]:
    for code, check in LEFTOVERS.items():
        outcome = check(subject)
        yield Verdict(code, "", "", "", outcome.status, outcome.faults, outcome.why)
