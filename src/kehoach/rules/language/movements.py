"""Names of movements that are not those of the plan's year."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.rules.language.phrases import matches
from kehoach.rules.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.rules.rule import Finding, Subject


def out_of_its_years(subject: Subject) -> Iterator[Finding]:
    """A movement that had ended, or had not begun, in the year of the plan."""
    year = subject.day.year if subject.day else None
    for match in matches(subject.passages, "periods") if year else ():
        row = match.phrase.row
        if year is not None and not int(row["từ năm"]) <= year <= int(row["đến năm"]):
            years = f"{row['từ năm']} - {row['đến năm']}"
            now = f": “{row['nay là']}”" if row["nay là"] and year > int(row["đến năm"]) else ""
            yield match.words.finding(text=match.words.text, years=years, now=now)


RULES = (Rule("KH534", out_of_its_years, needs_words=True),)
