"""The rows of a CSV file, whichever sign stands between its columns."""

from __future__ import annotations

import csv
from io import StringIO
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kehoach.batch.cells import Cell, Record, RowsError
from kehoach.batch.jobs import Refusal
from kehoach.text.hygiene import decode
from kehoach.text.letters import fold
from kehoach.text.separators import named_separator
from kehoach.text.source import clean

if TYPE_CHECKING:
    from _csv import Reader
    from collections.abc import Collection, Iterator

    from kehoach.text.diagnostics import Diagnostic

_SEPARATORS = ",;\t"
_NO_TEXT = "KH003"
_PACKAGE, _WORKBOOK = b"PK\x03\x04", b"xl/workbook"


def records(file: str, wanted: Collection[str] = ()) -> Iterator[Record]:
    """Every row with the line on which it begins; the names that are wanted tell how columns are parted."""
    named, text = named_separator(_text(file))
    reader = _reader(text, named or _separator(text, wanted))
    before = 0
    try:
        for values in reader:
            yield Record(before + 1, [Cell(_neat(value)) for value in values])
            before = reader.line_num
    except csv.Error as error:
        raise RowsError(Refusal("build.rows-quotes", {"file": file, "line": str(before + 1)})) from error


def _text(file: str) -> str:
    data = Path(file).read_bytes()
    source, refused = decode(data, file)
    if source is None:
        _refuse(file, data, refused)
    return "\n".join(source.lines)


def _refuse(file: str, data: bytes, refused: tuple[Diagnostic, ...]) -> NoReturn:
    if all(one.code != _NO_TEXT for one in refused):
        raise RowsError(None, refused)
    workbook = data.startswith(_PACKAGE) and _WORKBOOK in data
    raise RowsError(Refusal("build.rows-workbook" if workbook else "build.rows-kind", {"file": file}))


def _reader(text: str, separator: str) -> Reader:
    return csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)


def _separator(text: str, wanted: Collection[str]) -> str:
    """The sign that parts the header into most of the names that are wanted; of several such, into most columns."""
    known = {fold(name) for name in wanted}
    headers = {sign: _header(text, sign) for sign in _SEPARATORS}
    return max(headers, key=lambda sign: (len(known & set(map(fold, headers[sign]))), len(headers[sign])))


def _header(text: str, separator: str) -> list[str]:
    """The first row that is not empty; nothing where its quotation marks speak against the separator."""
    try:
        return next((names for row in _reader(text, separator) if (names := [*filter(None, map(_neat, row))])), [])
    except csv.Error:
        return []


def _neat(value: str) -> str:
    return " ".join(clean(value).split())
