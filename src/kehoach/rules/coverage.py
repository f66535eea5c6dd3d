"""Which rules apply to a plan, and why the others do not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from kehoach.rules.config import Config
    from kehoach.rules.rule import Rule, Subject

Reason = Literal["off", "format", "words", "final", "undated", "since", "until"]
"""Why a rule was not evaluated; `coverage.<reason>` says it in words."""


def why_not(rule: Rule, subject: Subject, config: Config) -> Reason | None:
    """What keeps a rule from this plan; nothing where it applies."""
    if config.sets_aside(rule.code):
        return "off"
    if rule.formats and subject.plan.head.format not in rule.formats:
        return "format"
    if rule.needs_words and not subject.passages:
        return "words"
    if rule.only_final and not subject.final:
        return "final"
    return _untimely(rule, subject)


def _untimely(rule: Rule, subject: Subject) -> Reason | None:
    if rule.since is None and rule.until is None:
        return None
    day = subject.day
    if day is None:
        return "undated"
    if rule.since is not None and day < rule.since:
        return "since"
    return "until" if rule.until is not None and day > rule.until else None
