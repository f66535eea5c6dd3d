"""The typed model of a plan: what a source says, free of how it was written and of how it will be printed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Literal

from kehoach.model.content import (
    Block,
    Cell,
    Column,
    FactKind,
    Facts,
    Paragraph,
    Question,
    Record,
    Run,
    Section,
    Span,
    Table,
    Text,
)
from kehoach.values.dates import Date, PartialDate
from kehoach.values.quantities import Comparator

__all__ = [
    "Abbreviation",
    "Activity",
    "Anniversary",
    "Appendix",
    "Assignment",
    "Award",
    "Base",
    "Block",
    "Budget",
    "BudgetLine",
    "Cell",
    "Citation",
    "Column",
    "Comparator",
    "Date",
    "FactKind",
    "Facts",
    "Field",
    "Goal",
    "Head",
    "Indicator",
    "Issuer",
    "LegalBasis",
    "Mention",
    "Milestone",
    "Number",
    "Paragraph",
    "Parameter",
    "PartialDate",
    "Phase",
    "Plan",
    "Question",
    "Recipient",
    "Record",
    "Run",
    "Section",
    "Signature",
    "Slogan",
    "Span",
    "Step",
    "Table",
    "Text",
    "Unit",
    "Verb",
]

Verb = Literal["giao", "đề nghị", "yêu cầu", "none"]


class Issuer(Record, frozen=True, kw_only=True):
    """A body that issues the plan, with the line of its parent body where one is printed."""

    name: str
    parent: str | None = None
    """Nothing where the plan does not say; empty where it says that there is none."""


class Number(Record, frozen=True, kw_only=True):
    """Số, ký hiệu; `value` is empty where the number is to be filled in by hand."""

    value: str
    symbol: str
    text: str


class Head(Record, frozen=True, kw_only=True):
    """What stands above the body: format, issuer, number, place, date, title."""

    format: str
    title: str
    year: int | None
    issuers: tuple[Issuer, ...]
    number: Number | None
    place: str
    date: Date | None
    secrecy: str = ""
    urgency: str = ""
    circulation: str = ""
    draft: str = ""
    """Which draft it is (`lần 2`), while it is none that is issued."""
    numbering: tuple[str, ...] = ()
    template: str = ""
    """The office's own Word template."""
    figures: str = ""
    """The office's own file of figures of the format."""
    drafter: str = ""
    """The mark of who drafted the plan, and the number of copies."""
    contact: str = ""
    """The address line at the foot of page one."""
    issued_with: str = ""
    """The decision that the plan is issued with (kèm theo), as written."""
    span: Span | None = None


class Citation(Record, frozen=True, kw_only=True):
    """A document named in the text."""

    kind: str
    number: str
    date: Date | None
    issuer: str
    title: str
    text: str
    span: Span | None = None


class LegalBasis(Record, frozen=True, kw_only=True):
    """One căn cứ; `lead` is the word that opens it (Căn cứ, Thực hiện, Theo …)."""

    id: str
    lead: str
    text: Text
    citation: Citation | None
    span: Span | None = None


class Goal(Record, frozen=True, kw_only=True):
    """A goal (mục tiêu); `scope` is `general`, `specific` or empty."""

    id: str
    scope: Literal["general", "specific", ""]
    text: str
    span: Span | None = None


class Base(Record, frozen=True, kw_only=True):
    """The value an indicator had before, as a year and as written."""

    text: str
    value: Decimal | None = None
    year: int | None = None
    target: bool = False
    """Whether the words say that it was the target, and not what was reached."""


class Indicator(Record, frozen=True, kw_only=True):
    """A measured (or qualitative) aim, with its parts where it has any."""

    id: str
    name: str
    comparator: Comparator
    value: Decimal | None = None
    value_to: Decimal | None = None
    out_of: Decimal | None = None
    """The whole of a fraction such as `6/6`."""
    unit: str = ""
    per: str = ""
    scope: str = ""
    year: int | None = None
    horizon: str = ""
    """When it holds, in words: `hằng năm`, `đến năm 2030`."""
    base: Base | None = None
    criterion: bool = False
    stated: str = ""
    """The words that state the value: `từ 97% trở lên`."""
    text: str = ""
    content: Text = ()
    """The words that print it."""
    note: str = ""
    parts: tuple[Indicator, ...] = ()
    span: Span | None = None


class Phase(Record, frozen=True, kw_only=True, rename={"start": "from", "end": "to"}):
    """A stretch of time of the plan (đợt, giai đoạn)."""

    id: str
    label: str
    start: Date | None
    end: Date | None
    report_due: Date | None
    text: str
    span: Span | None = None


class Milestone(Record, frozen=True, kw_only=True):
    """A day or month on which something is due to happen (sơ kết, tổng kết …)."""

    id: str
    label: str
    date: Date | None
    text: str
    span: Span | None = None


class Assignment(Record, frozen=True, kw_only=True):
    """Who does what, with whom, by when, with which product."""

    id: str
    units: tuple[str, ...]
    role: str
    partners: tuple[str, ...]
    verb: Verb
    tasks: tuple[str, ...]
    """What it asks for; a reference to a section stands there as a source writes it: `{xem noi-dung}`."""
    due: Date | None
    product: str
    text: str = ""
    span: Span | None = None


class Field(Record, frozen=True, kw_only=True):
    """One labelled line of an activity."""

    label: str
    text: Text


class Step(Record, frozen=True, kw_only=True):
    """One step of a timed programme."""

    time: str
    text: Text
    actor: str = ""


class Activity(Record, frozen=True, kw_only=True):
    """An activity as labelled fields, or a programme as ordered steps."""

    id: str
    name: str
    fields: tuple[Field, ...] = ()
    steps: tuple[Step, ...] = ()
    span: Span | None = None


class Award(Record, frozen=True, kw_only=True):
    """A form of award and who grants it."""

    id: str
    form: str
    granted_by: str
    target: str
    text: Text
    span: Span | None = None


class BudgetLine(Record, frozen=True, kw_only=True):
    """One line of the money."""

    name: str
    amount: Decimal | None
    quantity: Decimal | None = None
    unit: str = ""
    price: Decimal | None = None
    source: str = ""
    note: str = ""
    parts: tuple[BudgetLine, ...] = ()
    span: Span | None = None


class Budget(Record, frozen=True, kw_only=True):
    """The money of the plan in đồng; `total` is what the lines add up to."""

    lines: tuple[BudgetLine, ...] = ()
    source: str = ""
    total: Decimal | None = None
    stated_total: Decimal | None = None


class Recipient(Record, frozen=True, kw_only=True):
    """One line of nơi nhận, with its purpose (b/c, t/h, lưu …)."""

    name: str
    purpose: str
    id: str = ""
    span: Span | None = None


class Signature(Record, frozen=True, kw_only=True):
    """Who signs: lines of authority, position, name, and a post."""

    authority: tuple[str, ...]
    position: str
    name: str
    post: str = ""
    issuer: str = ""
    span: Span | None = None


class Unit(Record, frozen=True, kw_only=True):
    """A unit that the plan names; `id` is how the source names it."""

    id: str
    name: str
    short: str = ""
    span: Span | None = None


class Abbreviation(Record, frozen=True, kw_only=True):
    """A short form and what it stands for."""

    short: str
    full: str
    span: Span | None = None


class Slogan(Record, frozen=True, kw_only=True):
    """A theme, slogan or movement that the text quotes."""

    kind: Literal["chủ đề", "khẩu hiệu", "phong trào"]
    text: str
    span: Span | None = None


class Anniversary(Record, frozen=True, kw_only=True):
    """An anniversary counted from its origin to the year of the plan."""

    origin: date
    years: int
    span: Span | None = None


class Mention(Record, frozen=True, kw_only=True):
    """A date, period, ordinal or quantity recognised in plain prose."""

    kind: Literal["date", "period", "ordinal", "quantity"]
    text: str
    value: str
    span: Span | None = None


class Parameter(Record, frozen=True, kw_only=True):
    """A parameter of the plan with the value that this build gave it."""

    name: str
    type: Literal["text", "number", "date", "flag"]
    value: str
    span: Span | None = None


class Appendix(Record, frozen=True, kw_only=True):
    """An appendix: its own page and page numbers."""

    id: str
    title: Text
    landscape: bool
    blocks: tuple[Block, ...]
    span: Span | None = None


class Plan(Record, frozen=True, kw_only=True):
    """A whole plan."""

    head: Head
    bases: tuple[LegalBasis, ...] = ()
    citations: tuple[Citation, ...] = ()
    goals: tuple[Goal, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    phases: tuple[Phase, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    activities: tuple[Activity, ...] = ()
    awards: tuple[Award, ...] = ()
    budget: Budget = Budget()
    recipients: tuple[Recipient, ...] = ()
    signatures: tuple[Signature, ...] = ()
    opening: tuple[Block, ...] = ()
    sections: tuple[Block, ...] = ()
    closing: tuple[Block, ...] = ()
    appendices: tuple[Appendix, ...] = ()
    units: tuple[Unit, ...] = ()
    abbreviations: tuple[Abbreviation, ...] = ()
    slogans: tuple[Slogan, ...] = ()
    anniversaries: tuple[Anniversary, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parameters: tuple[Parameter, ...] = ()
    questions: tuple[Question, ...] = ()
    previous: str = ""
    """The file of the plan that this one follows."""
