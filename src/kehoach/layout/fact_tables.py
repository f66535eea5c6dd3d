"""The tables that are made from facts: assignments, indicators, phases, awards, money."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from kehoach.layout import document, sentences
from kehoach.layout.document import Cell, Run
from kehoach.layout.tables import widths
from kehoach.layout.wording import first_upper, text_of
from kehoach.layout.words import words
from kehoach.model.plan import Award, Indicator
from kehoach.values.dates import format_date
from kehoach.values.money import money_in_words
from kehoach.values.numbers import format_number

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from decimal import Decimal

    from kehoach.layout.document import Align, Block
    from kehoach.layout.work import Work
    from kehoach.model import plan as model

Column = tuple[str, "Align", "Callable[[Any], str]"]
"""A column: the key of its heading, its alignment, and what it says of a fact."""


def _date(value: model.Date | None) -> str:
    return "" if value is None else format_date(value)


def _figure(value: Decimal | None) -> str:
    return "" if value is None else format_number(value)


def _tasks(fact: model.Assignment) -> str:
    return "\n".join(first_upper(task) for task in fact.tasks) or fact.text


COLUMNS: dict[str, tuple[Column, ...]] = {
    "goals": (("goal", "", lambda fact: fact.text),),
    "indicators": (
        ("indicator", "", lambda fact: fact.name),
        ("unit", "center", sentences.unit_of),
        ("base", "center", lambda fact: fact.base.text if fact.base else ""),
        ("value", "center", sentences.bare_value_of),
        ("note", "", lambda fact: fact.note),
    ),
    "phase": (
        ("phase", "", lambda fact: fact.label),
        ("start", "center", lambda fact: _date(fact.start)),
        ("end", "center", lambda fact: _date(fact.end)),
        ("report", "center", lambda fact: _date(fact.report_due)),
        ("content", "", lambda fact: fact.text),
    ),
    "milestone": (
        ("milestone", "", lambda fact: fact.label),
        ("time", "center", lambda fact: _date(fact.date)),
        ("content", "", lambda fact: fact.text),
    ),
    "assignment": (
        ("task", "", _tasks),
        ("lead", "", lambda fact: sentences.listed(fact.units)),
        ("partners", "", lambda fact: sentences.listed(fact.partners)),
        ("due", "center", lambda fact: _date(fact.due)),
        ("product", "", lambda fact: fact.product),
    ),
    "awards": (
        ("form", "", lambda fact: fact.form),
        ("granted_by", "", lambda fact: fact.granted_by),
        ("target", "", lambda fact: fact.target),
    ),
    "activity": (
        ("content", "", lambda fact: fact.name),
        ("time", "", lambda fact: "\n".join(step.time for step in fact.steps)),
    ),
}
COLUMNS["assignments"] = COLUMNS["assignment"]
BUDGET: tuple[Column, ...] = (
    ("content", "", lambda line: line.name),
    ("unit", "center", lambda line: line.unit),
    ("quantity", "right", lambda line: _figure(line.quantity)),
    ("price", "right", lambda line: _figure(line.price)),
    ("amount", "right", lambda line: _figure(line.amount)),
    ("source", "", lambda line: line.source),
    ("note", "", lambda line: line.note),
)
ALWAYS = {"amount", "value", "lead", "task"}
"""Columns that stand even where nothing is in them."""


def fact_table(work: Work, facts: model.Facts, found: Sequence[Any]) -> Iterator[Block]:
    """The facts as a numbered table with the columns that have something in them."""
    if facts.title:
        yield work.paragraph("caption", work.text(facts.title))
    if facts.of == "budget":
        yield from _budget(work)
        return
    columns = _filled(COLUMNS[facts.of], found)
    rows = [row for count, fact in enumerate(found, 1) for row in _rows(str(count), fact, columns)]
    if facts.refs:
        rows = _with_notes(work, rows, [each for fact in found for each in _with_parts(fact)])
    yield _table(work, columns, rows)


def _filled(columns: tuple[Column, ...], facts: Sequence[Any]) -> tuple[Column, ...]:
    """The columns in which some fact, or a part of one, has something to say."""
    every = [each for fact in facts for each in (fact, *getattr(fact, "parts", ()))]
    return tuple(column for column in columns if column[0] in ALWAYS or any(column[2](fact) for fact in every))


def _rows(count: str, fact: object, columns: tuple[Column, ...]) -> Iterator[tuple[Cell, ...]]:
    """The row of a fact, then those of its parts, numbered `3.1`."""
    yield (Cell(text_of(count), align="center"), *(Cell(text_of(say(fact)), align=align) for _, align, say in columns))
    for part, each in enumerate(getattr(fact, "parts", ()), 1):
        yield from _rows(f"{count}.{part}", each, columns)


def _with_parts(fact: object) -> Iterator[object]:
    """A fact and its parts, as they have rows."""
    yield fact
    for part in getattr(fact, "parts", ()):
        yield from _with_parts(part)


def _with_notes(work: Work, rows: Sequence[tuple[Cell, ...]], facts: Sequence[object]) -> list[tuple[Cell, ...]]:
    """The rows of facts that are stated here, the footnotes of their words on the first cell that holds such."""
    return [
        (number, replace(first, runs=(*first.runs, *work.text(_notes(fact)))), *rest)
        for (number, first, *rest), fact in zip(rows, facts, strict=True)
    ]


def _notes(fact: object) -> model.Text:
    """The footnotes in the words that state a fact, but for those that a part of it has in its row."""
    if isinstance(fact, Award):
        return _only_notes(fact.text)
    if not isinstance(fact, Indicator):
        return ()
    inner = [run for part in fact.parts if sentences.woven(fact, part) for run in _only_notes(part.content)]
    return tuple(run for run in _only_notes(fact.content) if run not in inner)


def _only_notes(text: model.Text) -> model.Text:
    return tuple(replace(run, text="", refers_to="") for run in text if run.note)


def _table(work: Work, columns: tuple[Column, ...], rows: Sequence[tuple[Cell, ...]]) -> document.Table:
    head = tuple(Cell(text_of(_heading(work, key))) for key in ("order", *(column[0] for column in columns)))
    everything = (head, *rows)
    sizes = widths(work, everything, [0.0] * len(head))
    return document.Table(sizes, everything, header_rows=1)


def _heading(work: Work, key: str) -> str:
    """The heading of a column, with the year where the plan has one."""
    year, headings = work.plan.head.year, words().columns
    if year and key in ("value", "base"):
        return headings[f"{key}_year"].format(year=year if key == "value" else year - 1)
    return headings[key]


def _budget(work: Work) -> Iterator[Block]:
    """The money: its lines, the sum, the sum in words, and where it comes from."""
    budget, said = work.plan.budget, words().budget
    columns = _filled(BUDGET, budget.lines)
    rows = [row for count, line in enumerate(budget.lines, 1) for row in _rows(str(count), line, columns)]
    if budget.total is not None:
        rows.append(_total(columns, budget.total))
    if rows:
        yield _table(work, columns, rows)
    if budget.total is not None:
        yield work.paragraph("in_words", said.in_words.format(words=money_in_words(budget.total)))
    if budget.source:
        yield work.paragraph("body", said.source.format(source=budget.source.rstrip(".")))


def _total(columns: tuple[Column, ...], total: Decimal) -> tuple[Cell, ...]:
    """The last row: the sum stands in the column of the amounts."""
    before = [key for key, _, _ in columns].index("amount") + 1
    rest = tuple(Cell() for _ in columns[before:])
    label = Cell((Run(words().budget.total, bold=True),), columns=before, align="center")
    return (label, Cell((Run(format_number(total), bold=True),), align="right"), *rest)
