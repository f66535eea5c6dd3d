"""Diagnostics as SARIF 2.1.0, which code hosts and editors read."""

from __future__ import annotations

import os
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import msgspec

import kehoach
from kehoach.text import catalogue

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place

    Json = dict[str, Any]

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVELS = {"error": "error", "warning": "warning", "hint": "note"}


def report(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """The diagnostics as one SARIF log."""
    found = list(diagnostics)
    codes = sorted({diagnostic.code for diagnostic in found})
    run = {
        "tool": {"driver": _driver(codes, language)},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic, codes.index(diagnostic.code), language) for diagnostic in found],
    }
    log = {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}
    return msgspec.json.format(msgspec.json.encode(log), indent=2).decode() + "\n"


def _driver(codes: Sequence[str], language: Language) -> Json:
    return {
        "name": "kehoach",
        "version": kehoach.__version__,
        "language": language,
        "rules": [_rule(code, language) for code in codes],
    }


def _rule(code: str, language: Language) -> Json:
    entry = catalogue.entry(code)
    why = entry.general(entry.why, language)
    told = (why, entry.general(entry.help, language), entry.clause)
    return {
        "id": code,
        "shortDescription": {"text": entry.general(entry.message, language)},
        "fullDescription": {"text": why},
        "help": {"text": "\n".join(filter(None, told))},
        "defaultConfiguration": {"level": _LEVELS[entry.severity]},
    }


def _result(diagnostic: Diagnostic, rule: int, language: Language) -> Json:
    place = diagnostic.place
    result: Json = {
        "ruleId": diagnostic.code,
        "ruleIndex": rule,
        "level": _LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message(language)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(place.file), "region": _region(place)}}],
    }
    if diagnostic.fixes:
        result["fixes"] = [_fix(fix, language) for fix in diagnostic.fixes]
    return result


def _artifact(file: str) -> Json:
    path = Path(file)
    return {"uri": path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))}


def _region(place: Place) -> Json:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _fix(fix: Fix, language: Language) -> Json:
    by_file = groupby(sorted(fix.edits, key=lambda edit: edit.place), key=lambda edit: edit.place.file)
    return {
        "description": {"text": fix.title_in(language)},
        "artifactChanges": [_changes(file, edits) for file, edits in by_file],
    }


def _changes(file: str, edits: Iterable[Edit]) -> Json:
    return {
        "artifactLocation": _artifact(file),
        "replacements": [
            {"deletedRegion": _region(edit.place), "insertedContent": {"text": edit.text}} for edit in edits
        ],
    }
