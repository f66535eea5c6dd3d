"""The facts of a plan as lines that a person reads: one fact a line, its fields between bars."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.values.dates import PartialDate, iso

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from decimal import Decimal

    from kehoach.model.plan import Activity, Budget, BudgetLine, Citation, Date, Indicator, Plan, Text

Table = dict[str, list[str]]
"""The lines under each heading."""


def told(plan: Plan) -> Table:
    """Everything that was read out of a plan; a kind of fact that it lacks has no heading."""
    tables = {
        "trích yếu": plan.head.title.split("\n"),
        "thể thức | cơ quan | số | nơi | ngày | năm": [_head(plan)],
        "căn cứ": [_line(one.lead, *_citation(one.citation)) for one in plan.bases if one.citation],
        "mục tiêu": [_line(one.scope, one.text) for one in plan.goals],
        "chỉ tiêu": [line for one in plan.indicators for line in _indicator(one)],
        "đợt": [
            _line(one.id, one.label, _date(one.start), _date(one.end), _date(one.report_due)) for one in plan.phases
        ],
        "mốc": [_line(one.label, _date(one.date)) for one in plan.milestones],
        "phân công": list(_assignments(plan)),
        "hoạt động": [line for one in plan.activities for line in _activity(one)],
        "khen thưởng": [_line(one.form, one.granted_by, one.target) for one in plan.awards],
        "kinh phí": list(_budget(plan.budget)),
        "chủ đề, phong trào": [_line(one.kind, one.text) for one in plan.slogans],
        "văn bản": [_line(*_citation(one)) for one in plan.citations],
        "kỷ niệm": [_line(one.origin.isoformat(), one.years) for one in plan.anniversaries],
        "gọi tắt": [_line(one.short, one.full) for one in plan.abbreviations],
        "ngày": _mentioned(plan, "date"),
        "khoảng thời gian": _mentioned(plan, "period"),
        "đơn vị": [_line(one.id, one.name, one.short) for one in plan.units],
        "tham số": [_line(one.name, one.type, one.value) for one in plan.parameters],
        "nơi nhận": [_line(one.name, one.purpose) for one in plan.recipients],
        "ký": [_line(*one.authority, one.position, one.name) for one in plan.signatures],
    }
    return {heading: lines for heading, lines in tables.items() if lines}


def read(text: str) -> Table:
    """The tables of a `.facts.txt` file."""
    tables: Table = {}
    for line in text.splitlines():
        if line.startswith("# "):
            tables[line[2:]] = lines = []
        elif line:
            lines.append(line)
    return tables


def written(tables: Table) -> str:
    return "\n".join(f"# {heading}\n" + "".join(f"{line}\n" for line in lines) for heading, lines in tables.items())


def _line(*fields: object) -> str:
    return " | ".join(str(field) if field not in ("", None) else "-" for field in fields)


def _date(date: Date | None) -> str:
    return "-" if date is None else date.text if isinstance(date, PartialDate) else iso(date)


def _head(plan: Plan) -> str:
    head = plan.head
    issuers = "; ".join(issuer.name for issuer in head.issuers)
    return _line(head.format, issuers, head.number and head.number.text, head.place, _date(head.date), head.year)


def _indicator(one: Indicator, indent: str = "") -> Iterator[str]:
    """Id, name, comparator, value, unit, scope, year, time and base; its parts below it, deeper."""
    unit = f"{one.unit}/{one.per}" if one.per else one.unit
    base = f"{one.base.year}: {one.base.text}" if one.base else ""
    yield indent + _line(one.id, one.name, one.comparator, _value(one), unit, one.scope, one.year, one.horizon, base)
    for part in one.parts:
        yield from _indicator(part, indent + "  ")


def _value(one: Indicator) -> str:
    figures: tuple[tuple[str, Decimal | None], ...] = (("", one.value), ("-", one.value_to), ("/", one.out_of))
    return "".join(f"{joint}{figure}" for joint, figure in figures if figure is not None)


def _assignments(plan: Plan) -> Iterator[str]:
    """Verb, units, role, partners, deadline; below them each task."""
    for one in plan.assignments:
        verb = "" if one.verb == "none" else one.verb
        yield _line(verb, "; ".join(one.units), one.role, "; ".join(one.partners), _date(one.due))
        yield from (f"  {task}" for task in one.tasks)


def _activity(one: Activity) -> Iterator[str]:
    """Id and name; below them each field, and each step with its time and who takes it."""
    yield _line(one.id, one.name)
    yield from (f"  {_line(field.label, _words(field.text))}" for field in one.fields)
    yield from (f"  {_line(step.time, _words(step.text), step.actor)}" for step in one.steps)


def _words(text: Text) -> str:
    return "".join(run.text for run in text)


def _budget(budget: Budget) -> Iterator[str]:
    """Source, what the lines add up to and what is stated; then each line, the lines of a group deeper."""
    if budget.lines:
        yield _line(budget.source, budget.total, budget.stated_total)
        yield from (line for one in budget.lines for line in _budget_line(one))


def _budget_line(one: BudgetLine, indent: str = "") -> Iterator[str]:
    """Name, amount, quantity, unit, price, source and note."""
    yield indent + _line(one.name, one.amount, one.quantity, one.unit, one.price, one.source, one.note)
    for part in one.parts:
        yield from _budget_line(part, indent + "  ")


def _citation(one: Citation) -> Iterable[str]:
    return one.kind, one.number, _date(one.date), one.issuer, one.title


def _mentioned(plan: Plan, kind: str) -> list[str]:
    """All of one kind on a line, in the order of the text."""
    found = [one.text for one in plan.mentions if one.kind == kind]
    return ["; ".join(found)] if found else []
