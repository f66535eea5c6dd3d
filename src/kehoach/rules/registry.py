"""Every rule of every family, and how they are run over a plan."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules import (
    anniversaries,
    assignments,
    budget,
    citations,
    days,
    form_body,
    form_foot,
    form_head,
    form_text,
    indicators,
    language,
    levels,
    periods,
    phases,
    sources_of_law,
    sums,
    suppress,
    terms,
)
from kehoach.rules.config import Config
from kehoach.rules.coverage import why_not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.rules.coverage import Reason
    from kehoach.rules.rule import Rule, Subject
    from kehoach.text.diagnostics import Diagnostic

FAMILIES = (
    form_head,
    form_body,
    form_text,
    form_foot,
    anniversaries,
    assignments,
    budget,
    citations,
    days,
    indicators,
    levels,
    periods,
    phases,
    sources_of_law,
    sums,
    terms,
    language,
)
RULES: tuple[Rule, ...] = tuple(rule for family in FAMILIES for rule in family.RULES)


class Report(NamedTuple):
    """What the rules found in a plan, which of them looked at it, and why the others did not."""

    diagnostics: tuple[Diagnostic, ...]
    applied: tuple[str, ...] = ()
    not_evaluated: Mapping[str, Reason] = {}


def check(subject: Subject, config: Config | None = None) -> Report:
    """Run every rule that applies to the plan; what its author or office has set aside is left out."""
    settings = config or Config()
    reasons = {rule.code: why_not(rule, subject, settings) for rule in RULES}
    applied = tuple(code for code, reason in reasons.items() if reason is None)
    found = {(one.code, one.place): one for rule in RULES if reasons[rule.code] is None for one in rule.faults(subject)}
    told = (*suppress.heeded(found.values(), subject, applied), *settings.faults)
    ordered = tuple(sorted(told, key=lambda one: (one.place.file != subject.file, one.place, one.code)))
    return Report(ordered, applied, {code: reason for code, reason in reasons.items() if reason is not None})
