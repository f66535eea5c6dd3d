"""The checker on the words of a Word file: through the import, for the rules of the ledger that are about words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.audit.registry import rows
from kehoach.intake.audit.told import Teller
from kehoach.intake.audit.unicode_text import in_unicode
from kehoach.intake.oldfile import OldFile
from kehoach.intake.word.file import flat
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Container, Mapping, Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.verdicts import Fault, Verdict
    from kehoach.intake.word.file import WordFile
    from kehoach.text.diagnostics import Diagnostic
    from kehoach.text.source import Source

_CODE = re.compile(r"KH\d{3}")
_FEW = 3
"""A code of more rules than this says of none of them that it is broken."""
_WIDER = {"KH521"}
"""Codes that tell more than the rules ask that name them."""
_BASIS, _OF_BASES = ("can cu", "- can cu"), "CC-"


class Said(NamedTuple):
    """What the checker says."""

    told: Sequence[tuple[str, str, Fault]]
    """Each fault with the rule of the ledger that it is told under, if there is one, and its code."""
    skipped: Mapping[str, str]
    """Why rules of it did not look at the plan."""


def with_words(audited: Audit, file: WordFile, data: bytes, name: str) -> Audit:
    """The audit with the verdicts on its words, and with what else the checker says of them."""
    from kehoach.intake.readers import read  # noqa: PLC0415 - slow, and not everybody asks for the words

    old = read(data, name)
    if not isinstance(old, OldFile):
        return audited
    found = _checked(old)
    if found is None:
        return audited
    diagnostics, skipped, source = found
    shown = in_unicode(file)
    paragraphs = [*shown.paragraphs, *(each for note in shown.notes for each in flat(note))]
    teller = Teller(source, paragraphs)
    told = [(each.code, teller.fault(each)) for each in diagnostics]
    bases = {each.at for each in paragraphs if fold(each.text).startswith(_BASIS)}
    codes = {row.code: tuple(word for word in row.rule.where if _CODE.fullmatch(word)) for row in rows(audited.form)}
    owned = [(_owner(code, fault, codes, bases), code, fault) for code, fault in told]
    said = Said(tuple(owned), skipped)
    verdicts = tuple(_judged(each, codes.get(each.rule, ()), said) for each in audited.verdicts)
    return replace(audited, verdicts=verdicts, words=tuple(fault for rule, _, fault in owned if not rule))


def _owner(code: str, fault: Fault, codes: Mapping[str, Sequence[str]], bases: Container[int]) -> str:
    """The rule that a fault is told under: the first that names its code, those about bases only for bases.

    A code that stands for many rules is told apart from all of them.
    """
    rules = [rule for rule, own in codes.items() if code in own]
    if len(rules) > _FEW or code in _WIDER:
        return ""
    return next((rule for rule in rules if not rule.startswith(_OF_BASES) or fault.at in bases), "")


def _checked(old: OldFile) -> tuple[Sequence[Diagnostic], Mapping[str, str], Source] | None:
    """What the checker says of the plan that the file holds, and which of its rules did not look at it."""
    import kehoach  # noqa: PLC0415 - the face of the package stands before this room
    from kehoach.intake.structure import unproved  # noqa: PLC0415 - slow

    result = kehoach.loads(unproved(old))
    if result.plan is None:
        return None
    report = result.review()
    return report.diagnostics, report.not_evaluated, next(iter(result.sources.values()))


def _judged(verdict: Verdict, codes: Sequence[str], said: Said) -> Verdict:
    """The verdict on a rule that the checker holds; a code of several rules breaks none of them for sure."""
    if verdict.why != "needs-import" or not codes:
        return verdict
    faults = tuple(fault for rule, _, fault in said.told if rule == verdict.rule)
    if faults:
        return replace(verdict, status="fail", faults=faults, why="")
    if any(not rule and code in codes and not verdict.rule.startswith(_OF_BASES) for rule, code, _ in said.told):
        return replace(verdict, status="not-evaluated", why="one-code")
    if all(code in said.skipped for code in codes):
        return replace(verdict, status="not-evaluated", why=f"checker-{said.skipped[codes[0]]}")
    return replace(verdict, status="pass", why="")
