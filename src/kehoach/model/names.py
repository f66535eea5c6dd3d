"""Names in braces: what they stand for, where they are defined, and which one was probably meant."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.dsl.inline import plain
from kehoach.dsl.keywords import nearest
from kehoach.dsl.nodes import Brace, Directive, Heading, Inline, Paragraph, Point, Prose, Row, Styled
from kehoach.model.plan import Anniversary, Run
from kehoach.text.letters import fold, slug
from kehoach.text.source import Span
from kehoach.values.dates import Date, date_inside, format_date, impossible_date, parse_date
from kehoach.values.periods import parse_range
from kehoach.values.quantities import name_without, read_quantity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.dsl.faults import Faults
    from kehoach.dsl.nodes import Block, Entry, Head
    from kehoach.model.draft import Draft, OpenPhase, Place
    from kehoach.model.plan import Unit

DefinitionKind = Literal["section", "indicator", "phase", "milestone", "unit", "entry"]
_PHASE_MEMBERS = {"tu": "start", "den": "end", "bao cao": "report_due"}


class Definition(msgspec.Struct, frozen=True, gc=False):
    """A thing with an id: what it is, where it stands, and the words that say it."""

    kind: DefinitionKind
    id: str
    span: Span
    words: str
    report: str = ""


class Names:
    """What the names of one plan stand for."""

    def __init__(self) -> None:
        self.values: dict[str, str | int] = {}
        self.spelled: dict[str, str] = {}
        """How each folded name is written."""
        self.definitions: dict[str, Definition] = {}
        self.units: dict[str, Unit] = {}
        self.year: int | None = None
        self.target_year: int | None = None
        """The year for which an indicator holds that names none; a plan for several years has no such year."""
        self.level = ""
        """The level of the issuer (`xã`, `huyện` …): what an indicator that names no scope speaks of."""
        self.year_missed = False
        self.main_file = ""

    def file_label(self, file: str) -> str:
        """The file of a span: nothing for the plan itself, the path for a file it uses."""
        return "" if file == self.main_file else file

    def set(self, name: str, value: str | int) -> None:
        """Give a name a value."""
        self.values[fold(name)] = value
        self.spelled[fold(name)] = name

    def define(self, faults: Faults, definition: Definition) -> None:
        """Put a thing with an id on record; a second one of the same id is a fault."""
        key = slug(definition.id)
        if key in self.definitions:
            faults.at("KH051", definition.span, id=definition.id)
            return
        self.definitions[key] = definition
        self.spelled[key] = definition.id

    def unit_name(self, text: str) -> str:
        """The full name of the unit with this id, or nothing."""
        unit = self.units.get(fold(text))
        return unit.name if unit else ""

    # ---- looking up

    def value(self, draft: Draft, place: Place, head: Head, span: Span) -> Run:
        """What a brace without words prints."""
        if head.keyword == "kỷ niệm":
            return Run(text=self._anniversary(draft, head, span))
        if head.keyword == "xem":
            return self._reference(draft, head, span)
        if head.keyword in ("đợt", "giai đoạn"):
            return Run(text=self._phase(draft, head, span))
        if head.keyword in ("chỉ tiêu", "mốc", "đơn vị"):
            return Run(text=self._member(draft, head, head.argument, span))
        return Run(text=self._plain_name(draft, place, head, span))

    def _anniversary(self, draft: Draft, head: Head, span: Span) -> str:
        origin = parse_date(head.argument)
        if not isinstance(origin, date):
            if not impossible_date(head.argument):
                draft.faults.at("KH061", span, text=head.argument)
            return head.argument
        if self.year is None:
            self._miss_the_year(draft, span)
            return head.argument
        draft.anniversaries.append(Anniversary(origin=origin, years=self.year - origin.year, span=draft.span(span)))
        return str(self.year - origin.year)

    def _reference(self, draft: Draft, head: Head, span: Span) -> Run:
        found = self.definitions.get(slug(head.argument))
        if found is None or found.kind != "section":
            sections = (one.id for one in self.definitions.values() if one.kind == "section")
            self._unknown(draft, head.argument, sections, span, code="KH052")
            return Run(text=head.argument)
        return Run(text="", refers_to=found.id)

    def _phase(self, draft: Draft, head: Head, span: Span) -> str:
        phase_id = slug(f"{head.keyword} {head.argument}")
        found = self.definitions.get(phase_id)
        if found is None:
            phases = (one.id for one in self.definitions.values() if one.kind == "phase")
            self._unknown(draft, phase_id, phases, span)
            return head.argument
        start, end = parse_range(found.words) or (None, None)
        dates: dict[str, Date | None] = {"tu": start, "den": end, "bao cao": parse_date(found.report)}
        if not head.member:
            return found.words.strip()
        return self._date_member(draft, dates, head.member, span)

    def _date_member(self, draft: Draft, dates: dict[str, Date | None], member: str, span: Span) -> str:
        if fold(member) not in dates:
            self._unknown(draft, member, ("từ", "đến", "báo cáo"), span)
            return member
        value = dates[fold(member)]
        undated = dates["tu"] is None and dates["den"] is None
        if value is None and not undated:
            draft.faults.at("KH066", span, member=member)
        return format_date(value) if value else ""

    def _member(self, draft: Draft, head: Head, name: str, span: Span) -> str:
        found = self.definitions.get(slug(name))
        if found is None:
            self._unknown(draft, name, self.spelled.values(), span)
            return name
        if found.kind == "unit":
            return self._unit(draft, found, head.member, span)
        if found.kind != "indicator":
            return found.words
        quantity = read_quantity(found.words)
        if fold(head.member) == "ten":
            return name_without(found.words, quantity) if quantity else found.words
        return quantity.text if quantity and quantity.text else found.words

    def _unit(self, draft: Draft, found: Definition, member: str, span: Span) -> str:
        unit = self.units[fold(found.id)]
        if fold(member) == "goi tat":
            return unit.short or unit.name
        if member:
            self._unknown(draft, member, ("gọi tắt",), span)
        return unit.name

    def _plain_name(self, draft: Draft, place: Place, head: Head, span: Span) -> str:
        said = f"{head.keyword} {head.argument}".strip()
        name, phase = fold(said), place.phase()
        if phase is not None and name in _PHASE_MEMBERS and name not in self.values:
            return self._open_phase_member(draft, phase, said, span)
        if name in self.values:
            return self._shifted(draft, self.values[name], head, span)
        if slug(name) in self.definitions:
            return self._member(draft, head, said, span)
        if name == "nam":
            self._miss_the_year(draft, span)
        else:
            self._unknown(draft, said, self.spelled.values(), span)
        return said

    def _miss_the_year(self, draft: Draft, span: Span) -> None:
        """Say where the year is first missed: one line in the head mends them all."""
        if not self.year_missed:
            draft.faults.at("KH065", span)
        self.year_missed = True

    def _open_phase_member(self, draft: Draft, phase: OpenPhase, name: str, span: Span) -> str:
        dates = {"tu": phase.start, "den": phase.end, "bao cao": phase.report_due}
        return self._date_member(draft, dates, name, span)

    def _shifted(self, draft: Draft, value: str | int, head: Head, span: Span) -> str:
        if not head.shift:
            return str(value)
        if isinstance(value, str) and not value.isdecimal():
            draft.faults.at("KH053", span, name=head.argument, value=value)
            return value
        return str(int(value) + head.shift)

    def _unknown(self, draft: Draft, name: str, known: Iterable[str], span: Span, code: str = "KH050") -> None:
        guess = nearest(name, list(known))
        text = draft.faults.source.text[span.start : span.end]
        fixes = (draft.faults.replacing("fix.write", span, text.replace(name, guess)),) if guess else ()
        draft.faults.at(code, span, *fixes, name=name, guess=guess)


# ---- the index of everything that has an id


def index(names: Names, faults: Faults, blocks: Iterable[Block]) -> None:
    """Find every id before the first reference is looked up."""
    for block in blocks:
        if isinstance(block, Directive):
            _index_directive(names, faults, block)
        elif isinstance(block, (Heading, Point, Paragraph)):
            _index_prose(names, faults, block.prose)
        elif isinstance(block, Row):
            for cell in block.cells:
                _index_prose(names, faults, cell)


def _index_directive(names: Names, faults: Faults, directive: Directive) -> None:
    kind = directive.kind.name
    _index_prose(names, faults, directive.head)
    if kind in ("đợt", "giai đoạn"):
        number, _, words = directive.head.text.partition(":")
        report = directive.attribute("báo cáo")
        phase_id = slug(f"{kind} {number}")
        span = directive.head_span
        names.define(faults, Definition("phase", phase_id, span, words, report.text if report else ""))
    if kind == "mốc":
        label, _, when = directive.head.text.partition(":")
        names.define(faults, Definition("milestone", slug(label), directive.head_span, when.strip()))
    entry_kinds: dict[str, DefinitionKind] = {"chỉ tiêu": "indicator", "tiêu chí": "indicator", "đơn vị": "unit"}
    for entry in _all_entries(directive.entries):
        if entry.id:
            words = plain(entry.prose.parts)
            names.define(faults, Definition(entry_kinds.get(kind, "entry"), entry.id, entry.id_span, words))
        _index_prose(names, faults, entry.prose)
    index(names, faults, directive.blocks)


def _all_entries(entries: tuple[Entry, ...]) -> Iterator[Entry]:
    for entry in entries:
        yield entry
        yield from _all_entries(entry.entries)


def _index_prose(names: Names, faults: Faults, prose: Prose) -> None:
    if "{" in prose.text:
        _index_parts(names, faults, prose, prose.parts)


def _index_parts(names: Names, faults: Faults, prose: Prose, parts: tuple[Inline, ...]) -> None:
    for part in parts:
        if isinstance(part, Styled):
            _index_parts(names, faults, prose, part.parts)
        elif isinstance(part, Brace):
            definition = _definition(prose, part)
            if definition:
                names.define(faults, definition)
            _index_parts(names, faults, prose, part.parts or ())


def _definition(prose: Prose, brace: Brace) -> Definition | None:
    head, span = brace.head, prose.span(brace.start, brace.end)
    if head.anchor:
        return Definition("section", head.anchor, span, "")
    if brace.parts is None or not head.argument:
        return None
    words = head.value or plain(brace.parts)
    if head.keyword in ("chỉ tiêu", "tiêu chí"):
        return Definition("indicator", head.argument, span, words)
    if head.keyword in ("đợt", "giai đoạn"):
        report = dict(head.attributes).get("báo cáo", "")
        phase_id = slug(f"{head.keyword} {head.argument}")
        return Definition("phase", phase_id, span, plain(brace.parts), report)
    if head.keyword == "mốc":
        return Definition("milestone", slug(head.argument), span, date_inside(plain(brace.parts)))
    return None
