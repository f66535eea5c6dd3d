"""An audit as JSON for a program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.intake.audit import tell
from kehoach.intake.audit.report import counts
from kehoach.text.catalogue import speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.verdicts import Fault, Verdict
    from kehoach.text.catalogue import Language, Say


def written(audits: Sequence[tuple[str, Audit]], language: Language) -> str:
    """The audits of files, an object each, by their names."""
    say = speaker(language)
    files = [_file(name, audit, language, say) for name, audit in audits]
    return msgspec.json.format(msgspec.json.encode({"files": files}), indent=2).decode() + "\n"


def _file(name: str, audit: Audit, language: Language, say: Say) -> dict[str, Any]:
    return {
        "file": name,
        "format": audit.form,
        "law": audit.law,
        "format_told": audit.told,
        "macros": audit.macros,
        "external": list(audit.external),
        "counts": counts(audit),
        "words": [_fault(each, say) for each in audit.words],
        "rules": [_rule(each, language, say) for each in audit.verdicts],
    }


def _rule(verdict: Verdict, language: Language, say: Say) -> dict[str, Any]:
    return {
        "rule": verdict.rule,
        "clause": verdict.clause,
        "text": tell.rule(verdict, language, say),
        "layout": verdict.layout,
        "status": verdict.status,
        "why": tell.why(verdict, language, say),
        "faults": [_fault(each, say) for each in verdict.faults],
    }


def _fault(fault: Fault, say: Say) -> dict[str, Any]:
    """A fault; counts of paragraphs, pages and set-ups begin with 1, 0 where they say nothing."""
    return {
        "kind": fault.key,
        "part": fault.part,
        "message": tell.fault(fault, say),
        "help": tell.remedy(fault, say),
        "paragraph": fault.at + 1,
        "page": fault.page,
        "section": fault.section + 1,
        "quote": fault.quote,
        "figures": {name: value for name, value in fault.args if not isinstance(value, str)},
    }
