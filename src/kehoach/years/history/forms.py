"""The forms that a series is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.catalogue import speaker
from kehoach.years.history import tables

if TYPE_CHECKING:
    from kehoach.text.catalogue import Language
    from kehoach.years.history.series import Series

FORMS = ("html", "png", "svg", "xlsx", "csv", "json")
"""Also the endings of their files."""


def write(series: Series, form: str, language: Language) -> bytes:
    """The series in one of the `FORMS`."""
    say = speaker(language)
    if form == "json":
        return tables.to_json(series)
    if form == "csv":
        return tables.to_csv(series, say)
    if form == "xlsx":
        from kehoach.years.history.workbook import to_xlsx  # noqa: PLC0415 - only for a spreadsheet

        return to_xlsx(series, say)
    if form == "html":
        from kehoach.years.history.web import to_html  # noqa: PLC0415 - only for a page

        return to_html(series, say, language)
    from kehoach.years.history.chart import chart  # noqa: PLC0415 - only for a picture
    from kehoach.years.pictures.forms import picture  # noqa: PLC0415 - only for a picture

    return picture(chart(series, say), form)
