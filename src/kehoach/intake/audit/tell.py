"""The words of an audit, in the user's language."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.verdicts import Asked
from kehoach.layout.ledger import reasons
from kehoach.text.catalogue import phrases

if TYPE_CHECKING:
    from kehoach.intake.audit.verdicts import Fault, Value, Verdict
    from kehoach.text.catalogue import Language, Say

_SIDES = {"left", "right", "top", "bottom", "center", "justify", "w", "h"}
_SIDED = {"align", "column", "margin", "paper"}
"""The faults whose arguments are sides of something."""


def fault(of: Fault, say: Say) -> str:
    """What is wrong."""
    return _said("audit-is", of, say)


def remedy(of: Fault, say: Say) -> str:
    """What to do about it."""
    return _said("audit-do", of, say)


def _said(topic: str, of: Fault, say: Say) -> str:
    args = {name: _shown(of, name, value, say) for name, value in of.args}
    if of.key == "word":
        language = say("audit.language")
        args |= {"message": args[language], "help": args[f"{language}_help"]}
    said = say(f"{topic}.{of.key}", part=part(of.part, say), **args)
    return said[:1].upper() + said[1:]


def part(role: str, say: Say) -> str:
    """The name of a part of the document."""
    return say(f"audit-part.{role}") if role else ""


def _shown(of: Fault, name: str, value: Value, say: Say) -> str:
    if isinstance(value, Asked):
        return asked(value, say)
    if isinstance(value, (int, float)):
        return amount(value, say)
    if name == "other":
        return part(value, say)
    return say(f"audit-side.{value}") if of.key in _SIDED and value in _SIDES else value


def asked(limits: Asked, say: Say) -> str:
    """What a figure may be."""
    if limits.any:
        return say("audit.or").join(amount(each, say) for each in limits.any)
    if limits.high is None:
        return say("audit.at-least", low=amount(limits.low or 0, say))
    if not limits.low:
        return say("audit.at-most", high=amount(limits.high, say))
    ends = dict.fromkeys((amount(limits.low, say), amount(limits.high, say)))
    return "–".join(ends)


def amount(value: float, say: Say) -> str:
    """A figure as the language writes it."""
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if say("audit.decimal") == "," else text


def rule(of: Verdict, language: Language, say: Say) -> str:
    """What a rule asks."""
    if not of.vi:
        return say(f"audit-leftover.{of.rule}")
    return of.vi if language == "vi" else of.en


def why(of: Verdict, language: Language, say: Say) -> str:
    """Why a rule was not evaluated or does not apply."""
    if of.why in phrases("audit-why"):
        return say(f"audit-why.{of.why}")
    reason = reasons().get(of.why)
    return "" if reason is None else reason.vi if language == "vi" else reason.en


def place(of: Fault, say: Say) -> str:
    """Where a fault is."""
    if of.part == "page_number" and of.at >= 0:
        return say("audit.in-footer" if of.key == "number-below" else "audit.in-header")
    if of.at >= 0:
        key = "audit.on-page" if of.page else "audit.in-paragraph"
        return say(key, page=of.page, at=of.at + 1)
    return say("audit.in-section", section=of.section + 1) if of.section >= 0 else say("audit.in-file")
