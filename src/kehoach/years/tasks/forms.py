"""The forms that duties are written in: a workbook to be filled in, and CSV."""

from __future__ import annotations

import csv
from datetime import date, datetime
from io import StringIO
from typing import TYPE_CHECKING

from kehoach.layout.wording import first_upper
from kehoach.text.catalogue import speaker
from kehoach.values.dates import PartialDate, format_date
from kehoach.years import sheets
from kehoach.years.sheets import Look, Pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.text.catalogue import Language, Say
    from kehoach.years.tasks.turned import Duty

FORMS = ("xlsx", "csv")
"""Also the endings of their files."""
_WIDTHS = {
    "number": 6, "unit": 24, "task": 52, "role": 11, "others": 26, "due": 13, "product": 22, "plan": 28,
    "result": 22, "note": 18,
}  # fmt: skip
_CENTRED = ("number", "role", "due")
_DAY = "dd/mm/yyyy"
_TOP = 3
"""The rows of the title, of a gap and of the headings."""
_BOM = "\ufeff"


def write(duties: Sequence[Duty], form: str, language: Language) -> bytes:
    """The duties in one of the `FORMS`."""
    say = speaker(language)
    return to_xlsx(duties, say) if form == "xlsx" else to_csv(duties, say)


def to_csv(duties: Sequence[Duty], say: Say) -> bytes:
    """The duties as CSV."""
    out = StringIO()
    table = csv.writer(out, lineterminator="\r\n")
    columns = _columns(duties)
    table.writerow(say(f"tasks.{name}") for name in columns)
    for number, duty in enumerate(duties, 1):
        values = _values(number, duty, say)
        table.writerow(_written(values[name]) for name in columns)
    return (_BOM + out.getvalue()).encode()


def to_xlsx(duties: Sequence[Duty], say: Say) -> bytes:
    """The duties as a workbook, with columns for what became of them."""
    titles = list(dict.fromkeys(duty.plan for duty in duties))
    named = say("tasks.title", title=titles[0]) if len(titles) == 1 else say("tasks.title-many")
    book = sheets.workbook(named, _moment(duties))
    (sheet,) = book.worksheets
    sheet.title = say("tasks.sheet")
    columns = _columns(duties)
    sizes = [_WIDTHS[name] for name in columns]
    sheets.heading(sheet, named, sizes)
    pen = Pen(sheet)
    pen.headings(_TOP, (say(f"tasks.{name}") for name in columns))
    for row, duty in enumerate(duties, _TOP + 1):
        values = _values(row - _TOP, duty, say)
        for column, name in enumerate(columns, 1):
            pen.put(row, column, values[name] or None, _look(name, values[name]))
    sheets.widths(sheet, sizes)
    sheets.heights(sheet, _TOP + 1, sizes)
    sheet.freeze_panes = f"C{_TOP + 1}"
    sheet.auto_filter.ref = f"A{_TOP}:{sheet.dimensions.partition(':')[2]}"
    sheets.printed(sheet, rows=f"{_TOP}:{_TOP}")
    return sheets.saved(book)


def _columns(duties: Sequence[Duty]) -> list[str]:
    """The columns; the plan is named where there are several."""
    several = len({duty.plan for duty in duties}) > 1
    return [name for name in _WIDTHS if name != "plan" or several]


def _values(number: int, duty: Duty, say: Say) -> dict[str, str | int | date]:
    due = duty.due.text if isinstance(duty.due, PartialDate) else duty.due
    return {
        "number": number,
        "unit": duty.unit,
        "task": duty.task,
        "role": say(f"tasks.role-{duty.role}"),
        "others": "; ".join(duty.others),
        "due": due or "",
        "product": first_upper(duty.product),
        "plan": duty.plan,
        "result": "",
        "note": "",
    }


def _written(value: str | int | date) -> str:
    return format_date(value) if isinstance(value, date) else str(value)


def _look(name: str, value: object) -> Look:
    shown = _DAY if isinstance(value, date) else "General"
    return Look(align="center" if name in _CENTRED else "left", vertical="top", bold=name == "unit", shown=shown)


def _moment(duties: Sequence[Duty]) -> datetime:
    """When the workbook was made, as far as that is the same each time: the last deadline."""
    days = [duty.due for duty in duties if isinstance(duty.due, date)]
    return datetime.combine(max(days, default=date(1980, 1, 1)), datetime.min.time())
