"""Facts marked where they are said: `{giao: …}`, `{chỉ tiêu …: …}`, `{đợt 1: …}` and their kin."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kehoach.dsl.nodes import Head
from kehoach.dsl.vocabulary import FLAGS, INLINE_ATTRIBUTES
from kehoach.model import indicators, tasks, units
from kehoach.model.draft import OpenActivity, OpenAssignment, OpenPhase, Words
from kehoach.model.plan import Award, Goal, Milestone, Run, Slogan
from kehoach.model.values_check import tell_no_date, tell_no_time
from kehoach.text.letters import fold, slug
from kehoach.text.patterns import lazily
from kehoach.text.source import Span
from kehoach.values.dates import PartialDate, date_inside, format_date, impossible_date, iso, parse_date, sort_key
from kehoach.values.periods import parse_range
from kehoach.values.sentences import last_sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.model.draft import Draft, Place
    from kehoach.model.plan import Verb
    from kehoach.values.dates import Date

_VERB_BEFORE = lazily(r"(giao|đề nghị|yêu cầu)(?: cho)?\s*$", re.IGNORECASE)

_QUOTATION = lazily(r"[“\"]([^“”\"]*)[”\"]")


class Found(msgspec.Struct, frozen=True, gc=False):
    """A marked fact: its head, and the words that print it."""

    head: Head
    words: Words
    start: int
    end: int
    runs: tuple[Run, ...]
    span: Span
    first_part: int
    """How many indicators were known before its words: those after them are its parts."""

    @property
    def text(self) -> str:
        """The words as printed."""
        return self.words.plain[self.start : self.end].strip()

    def attribute(self, name: str) -> str:
        """An attribute of the head."""
        return next((value for key, value in self.head.attributes if fold(key) == fold(name)), "")


def note(draft: Draft, place: Place, found: Found) -> None:
    """Put a marked fact on record."""
    _check_attributes(draft, found)
    _NOTERS[found.head.keyword](draft, place, found)


def _check_attributes(draft: Draft, found: Found) -> None:
    for name, value in found.head.attributes:
        if fold(name) not in map(fold, INLINE_ATTRIBUTES.get(found.head.keyword, ())):
            draft.faults.at("KH029", found.span, typed=name, name=found.head.keyword)
        elif value and fold(name) in map(fold, FLAGS):
            draft.faults.at("KH038", found.span, name=name)


def _indicator(draft: Draft, place: Place, found: Found) -> None:
    parts = tuple(draft.indicators[found.first_part :])
    del draft.indicators[found.first_part :]
    stated = indicators.Stated(
        id=draft.fact_id(found.head.argument, "chi-tieu"),
        text=found.text,
        before=last_sentence(found.words.plain[: found.start]),
        value=found.head.value,
        attributes={fold(key): value for key, value in found.head.attributes},
        owner=place.owner(),
        criterion=found.head.keyword == "tiêu chí",
    )
    draft.indicators.append(indicators.make(draft, stated, found.runs, parts, found.span))


def _assignment(draft: Draft, place: Place, found: Found) -> None:
    before = found.words.plain[: found.start]
    said = _VERB_BEFORE.search(before)
    verb: Verb = "none"
    if said:
        verb = "giao" if fold(said[1]) == "giao" else "đề nghị" if fold(said[1]) == "de nghi" else "yêu cầu"
    last = place.assignments[-1] if place.assignments else None
    if last and units.is_only_a_joint(found.words.plain[last.start : found.start]):
        last.units = (*last.units, *units.split(draft, found.text))
        last.start = last.task_start = found.end
        return
    opened = OpenAssignment(
        id=draft.fact_id(found.head.argument, "giao"),
        units=units.split(draft, found.text),
        verb=verb if verb != "none" or found.head.keyword == "giao" else found.head.keyword,  # type: ignore[arg-type]
        span=draft.span(found.span),
        at=said.start() if said else found.start,
        start=found.end,
        task_start=found.end,
        role=found.attribute("vai") or ("chủ trì" if "chủ trì" in dict(found.head.attributes) else ""),
        partners=units.split(draft, found.attribute("phối hợp")),
        due=read_date(draft, found.attribute("hạn"), found.span),
        product=found.attribute("sản phẩm"),
        tasks=(task,) if (task := found.attribute("việc")) else (),
    )
    place.assignments.append(opened)
    draft.assignments.append(opened)


def _partners(draft: Draft, place: Place, found: Found) -> None:
    assignment = _assignment_here(draft, place, found)
    if assignment is None:
        return
    assignment.partners = (*assignment.partners, *units.split(draft, found.text))
    between = found.words.plain[assignment.task_start : found.start]
    if place.assignments and (units.is_only_a_joint(between) or tasks.leads_to_partners(between)):
        assignment.role = assignment.role or tasks.role_of(between)
        assignment.task_start = found.end


def _due(draft: Draft, place: Place, found: Found) -> None:
    due = found_date(draft, found)
    if assignment := _assignment_here(draft, place, found):
        assignment.due = _both(assignment.due, due)


def _both(one: Date | None, other: Date | None) -> Date | None:
    """Two deadlines as one: the first counts, the words tell both."""
    if one is None or other is None:
        return one or other
    words = ", ".join(format_date(date) for date in sorted((one, other), key=sort_key))
    return PartialDate(value=iso(min(one, other, key=sort_key)), text=words)


def _product(draft: Draft, place: Place, found: Found) -> None:
    if assignment := _assignment_here(draft, place, found):
        assignment.product = found.text


def _assignment_here(draft: Draft, place: Place, found: Found) -> OpenAssignment | None:
    assignment = place.assignment()
    if assignment is None:
        draft.faults.at("KH092", found.span, word=found.head.keyword)
    return assignment


def _phase(draft: Draft, place: Place, found: Found) -> None:
    start, end = parse_range(found.text) or (None, None)
    if start is None and end is None:
        tell_no_time(draft.faults, found.text, found.span, draft.names.year)
    label, colon, _ = found.text.partition(":")
    keyword = found.head.keyword.capitalize()
    opened = OpenPhase(
        id=draft.fact_id(slug(f"{found.head.keyword} {found.head.argument}"), "dot"),
        label=label.strip() if colon else f"{keyword} {found.head.argument}".strip(),
        start=start,
        end=end,
        span=draft.span(found.span),
        at=found.end,
        report_due=read_date(draft, found.attribute("báo cáo"), found.span),
    )
    place.phases.append(opened)
    draft.phases.append(opened)


def _report(draft: Draft, place: Place, found: Found) -> None:
    phase = place.phase()
    if phase is None:
        draft.faults.at("KH093", found.span)
        return
    phase.report_due = found_date(draft, found)


def _milestone(draft: Draft, _place: Place, found: Found) -> None:
    label = found.head.argument or found.text
    draft.milestones.append(
        Milestone(
            id=draft.fact_id(slug(found.head.argument), "moc"),
            label=label,
            date=found_date(draft, found),
            span=draft.span(found.span),
            text=found.text,
        )
    )


def _goal(draft: Draft, _place: Place, found: Found) -> None:
    scope = {"chung": "general", "cu the": "specific"}.get(fold(found.head.argument), "")
    goal_id = draft.fact_id("" if scope else found.head.argument, "muc-tieu")
    draft.goals.append(Goal(id=goal_id, scope=scope, text=found.text, span=draft.span(found.span)))  # type: ignore[arg-type]


def _award(draft: Draft, _place: Place, found: Found) -> None:
    form, granted_by = award_of(found.text)
    draft.awards.append(
        Award(
            id=draft.fact_id(found.head.argument, "khen-thuong"),
            form=form,
            granted_by=granted_by,
            target=found.attribute("đối tượng"),
            text=found.runs,
            span=draft.span(found.span),
        )
    )


def award_of(text: str) -> tuple[str, str]:
    """The form of an award and who grants it: `Giấy khen của Chủ tịch UBND phường`."""
    form, _, granted_by = text.strip(" .;").partition(" của ")
    return form.strip(), granted_by.strip()


def _short_form(_draft: Draft, _place: Place, found: Found) -> None:
    found.words.short_forms.append((found.text, found.start, found.span))


def _without_quotes(text: str) -> str:
    """The words of a quotation; one that words stand after keeps its quotes."""
    quoted = _QUOTATION.fullmatch(text)
    return quoted[1] if quoted else text


def _slogan(draft: Draft, _place: Place, found: Found) -> None:
    text = _without_quotes(found.text)
    draft.slogans.append(Slogan(kind=found.head.keyword, text=text, span=draft.span(found.span)))  # type: ignore[arg-type]


def _activity(draft: Draft, place: Place, found: Found) -> None:
    keyword = found.head.keyword
    opened = OpenActivity(
        id=draft.fact_id(found.head.argument, slug(keyword)),
        name=found.text,
        span=draft.span(found.span),
        programme=keyword == "chương trình",
    )
    place.activities.append(opened)
    draft.activities.append(opened)


def _actor(_draft: Draft, place: Place, found: Found) -> None:
    place.actor = found.text


def _document(_draft: Draft, _place: Place, _found: Found) -> None:
    """A document is recognised by its words; the mark only says where it stands."""


def found_date(draft: Draft, found: Found) -> Date | None:
    """The date that the words of a fact hold, or the value given before them."""
    if found.head.value:
        return read_date(draft, found.head.value, found.span)
    text = found.text
    date = parse_date(date_inside(text))
    if date is None and not any(impossible_date(word) for word in text.split()):
        draft.faults.at("KH061", found.span, text=text)
    return date


def read_date(draft: Draft, text: str, span: Span) -> Date | None:
    """A date given as a value; nothing given is no fault."""
    if not text:
        return None
    date = parse_date(text)
    if date is None and not impossible_date(text):
        tell_no_date(draft.faults, text, span)
    return date


_NOTERS: dict[str, Callable[[Draft, Place, Found], None]] = {
    "chỉ tiêu": _indicator,
    "tiêu chí": _indicator,
    "mục tiêu": _goal,
    "đợt": _phase,
    "giai đoạn": _phase,
    "mốc": _milestone,
    "báo cáo": _report,
    "giao": _assignment,
    "đề nghị": _assignment,
    "yêu cầu": _assignment,
    "phối hợp": _partners,
    "hạn": _due,
    "sản phẩm": _product,
    "hoạt động": _activity,
    "chương trình": _activity,
    "thực hiện": _actor,
    "khen thưởng": _award,
    "gọi tắt": _short_form,
    "viết tắt": _short_form,
    "chủ đề": _slogan,
    "khẩu hiệu": _slogan,
    "phong trào": _slogan,
    "văn bản": _document,
}
