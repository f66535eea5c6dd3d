"""An audit as text for a person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit import tell
from kehoach.text.catalogue import speaker

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.verdicts import Fault, Status, Verdict
    from kehoach.text.catalogue import Language, Say

_SHOWN = 3
"""How many places of one kind of fault are told; the others are counted."""


def text(name: str, audit: Audit, language: Language, *, everything: bool = False) -> str:
    """The whole report on one file."""
    say = speaker(language)
    lines = [say("audit.head", file=name, law=audit.law), summed_up(audit, say), *remarks(audit, say), ""]
    for verdict in audit.failed:
        lines += [*_failed(verdict, language, say), ""]
    if not audit.failed:
        lines += [say("audit.good"), ""]
    lines += _reasoned(audit, "not-evaluated", say("audit.unsure-head"), language)
    lines += _words(audit, say)
    if everything:
        lines += _reasoned(audit, "not-applicable", say("audit.absent-head"), language)
        passed = ", ".join(each.rule for each in audit.verdicts if each.status == "pass")
        lines += [say("audit.pass-head", rules=passed), ""]
    return "\n".join(lines)


def summed_up(audit: Audit, say: Say) -> str:
    """How many rules have each status."""
    count = counts(audit)
    return say(
        "audit.sums",
        fail=count["fail"],
        unsure=count["not-evaluated"],
        absent=count["not-applicable"],
        **{"pass": count["pass"]},
    )


def counts(audit: Audit) -> dict[Status, int]:
    """The number of rules of each status."""
    out: dict[Status, int] = {"fail": 0, "pass": 0, "not-evaluated": 0, "not-applicable": 0}
    for each in audit.verdicts:
        out[each.status] += 1
    return out


def table(audits: Sequence[tuple[str, Audit]], say: Say) -> str:
    """Several audits, a line each: the file, the format, what failed, what was not evaluated."""
    heads = tuple(say(f"audit.table-{name}") for name in ("file", "form", "fail", "unsure"))
    lines = [heads, *(_line(name, counts(audit), audit.form) for name, audit in audits)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    cells = (zip(line, widths, strict=True) for line in lines)
    return "\n".join("  ".join(cell.ljust(width) for cell, width in line).rstrip() for line in cells) + "\n"


def _line(name: str, count: dict[Status, int], form: str) -> tuple[str, ...]:
    return name, form, f"{count['fail']}", f"{count['not-evaluated']}"


def remarks(audit: Audit, say: Say) -> Iterator[str]:
    """What a reader should know about how the file was audited."""
    if not audit.told:
        yield say("audit.untold", form=audit.form)
    if audit.macros:
        yield say("audit.macros")
    if audit.external:
        yield say("audit.external", count=len(audit.external))


def _words(audit: Audit, say: Say) -> Iterator[str]:
    """What the checker says of the words beside the rules of the ledger, the same things told once."""
    if not audit.words:
        return
    yield say("audit.words-head")
    for message, faults in grouped(audit.words, say):
        more = f" ({say('audit.times', count=len(faults))})" if len(faults) > 1 else ""
        yield f"    {message}{more}"
        yield f"      {_placed(faults[0], say)}"
    yield ""


def _failed(verdict: Verdict, language: Language, say: Say) -> Iterator[str]:
    yield headline(verdict, language, say)
    for message, faults in grouped(verdict.faults, say):
        yield f"    {message}"
        for each in faults[:_SHOWN]:
            yield f"      {_placed(each, say)}"
        if len(faults) > _SHOWN:
            yield f"      {say('audit.more', count=len(faults) - _SHOWN)}"
        if advice := tell.remedy(faults[0], say):
            yield f"      → {advice}"


def headline(verdict: Verdict, language: Language, say: Say) -> str:
    """The rule with its code and its clause."""
    key = "audit.rule" if verdict.clause else "audit.rule-bare"
    return say(key, rule=verdict.rule, text=tell.rule(verdict, language, say), clause=verdict.clause)


def grouped(faults: Sequence[Fault], say: Say) -> list[tuple[str, list[Fault]]]:
    """The faults by what is said of them, in the order in which they first come."""
    out: dict[str, list[Fault]] = {}
    for each in faults:
        out.setdefault(tell.fault(each, say), []).append(each)
    return list(out.items())


def _placed(fault: Fault, say: Say) -> str:
    place = tell.place(fault, say)
    return f"{place}: “{fault.quote}”" if fault.quote else place


def _reasoned(audit: Audit, status: Status, head: str, language: Language) -> list[str]:
    lines = [f"    {why}: {rules}" for why, rules in reasoned(audit, status, language)]
    return [head, *lines, ""] if lines else []


def reasoned(audit: Audit, status: Status, language: Language) -> list[tuple[str, str]]:
    """The rules of a status by their reasons, as words and codes."""
    say = speaker(language)
    groups: dict[str, list[str]] = {}
    for each in audit.verdicts:
        if each.status == status:
            groups.setdefault(tell.why(each, language, say).rstrip("."), []).append(each.rule)
    return [(why[:1].upper() + why[1:], ", ".join(rules)) for why, rules in groups.items()]
