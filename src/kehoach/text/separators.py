"""The line `sep=;` that spreadsheets write above a table to tell each other what parts its columns."""

from __future__ import annotations

import re

from kehoach.text.patterns import lazily

_LINE = lazily(r'"?sep=(?P<sign>[^\w\s"]|\t)?"?[\t ,;]*(?=\r?\n|$)', re.IGNORECASE)


def named_separator(text: str) -> tuple[str, str]:
    """The sign that the first line of a table names, or nothing, and the text with that line left blank."""
    found = _LINE.match(text)
    return (found["sign"] or "", text[found.end() :]) if found else ("", text)
