"""Diagnostics for a program: one JSON array."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.text.catalogue import Severity
from kehoach.text.resources import readable

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Diagnostic, Edit, Fix


class EditItem(msgspec.Struct, frozen=True):
    """A stretch of the file, and what shall stand there."""

    line: int
    column: int
    end_line: int
    end_column: int
    text: str


class FixItem(msgspec.Struct, frozen=True):
    """One way to mend the fault."""

    title: str
    safe: bool
    edits: list[EditItem]


class Item(msgspec.Struct, frozen=True):
    """One diagnostic; lines and columns count from 1, the end is exclusive."""

    code: str
    severity: Severity
    file: str
    line: int
    column: int
    end_line: int
    end_column: int
    message: str
    clause: str
    fixes: list[FixItem]


def report(diagnostics: Iterable[Diagnostic], language: Language) -> str:
    """The diagnostics as a JSON array."""
    items = [_item(diagnostic, language) for diagnostic in diagnostics]
    return msgspec.json.format(msgspec.json.encode(items), indent=2).decode() + "\n"


def _item(diagnostic: Diagnostic, language: Language) -> Item:
    place = diagnostic.place
    return Item(
        code=diagnostic.code,
        severity=diagnostic.severity,
        file=readable(place.file),
        line=place.line,
        column=place.column,
        end_line=place.end_line,
        end_column=place.end_column,
        message=diagnostic.message(language),
        clause=diagnostic.clause,
        fixes=[_fix(fix, language) for fix in diagnostic.fixes],
    )


def _fix(fix: Fix, language: Language) -> FixItem:
    return FixItem(fix.title_in(language), fix.safe, [_edit(edit) for edit in fix.edits])


def _edit(edit: Edit) -> EditItem:
    place = edit.place
    return EditItem(place.line, place.column, place.end_line, place.end_column, edit.text)
