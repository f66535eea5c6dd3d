"""Rules about who does what: recipients, orders, leads, deadlines, tasks given twice or to nobody."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from kehoach.model.content import Facts, Section
from kehoach.rules.bodies import is_independent, is_state_body, words_of
from kehoach.rules.prose import locate, once_a_plan
from kehoach.rules.reach import KEPT, reaches
from kehoach.rules.rule import Finding, Rule
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.model.content import Block, Span
    from kehoach.model.plan import Assignment, Plan
    from kehoach.rules.rule import Subject

_ORDERS = ("giao", "yêu cầu")
_REPORTED_TO = lazily(r"(?:để )?(?:b/?c|báo cáo)")
"""The one purpose that many offices give, of those above them."""
_TO_KNOW = lazily(
    r"^(?:cac )?(?:ct|pct|chu tich|pho chu tich|pho ct|cvp|pcvp|lanh dao|ban (?:giam doc|giam hieu|thuong vu|chap hanh)"
    r"|dong chi|dc|d/c|uy vien|uv|thanh vien|chuyen vien)\b"
    r"|website|cong thong tin|trang thong tin|^bao\b|dai (?:phat|truyen)"
)
"""Persons of the issuing body, and those that publish: they have nothing to do but to know."""
_SINGLE_WORK = lazily(
    r"tham\s+mưu|tổng\s+hợp|xây\s+dựng\s+kế\s+hoạch|lập\s+(?:danh|dự|kế)|chuẩn\s+bị|báo\s+cáo", re.IGNORECASE
)
"""Work that one unit has to see through."""
_SEVERAL = lazily(r"^(?:nhung|tung|moi|thu truong)\b|\bcac\b|\btruc thuoc\b")
_REPORTS = lazily(r"(?:gửi\s+)?báo\s+cáo\s+(?:kết\s+quả|về|định)", re.IGNORECASE)
_REGULAR = lazily(
    r"theo\s+quy\s+định|định\s+kỳ|h[ằà]ng|tổng\s+kết|sơ\s+kết|\d{1,2}/\d|\bquý\b|kịp\s+thời", re.IGNORECASE
)
_QUOTED = lazily(r"[“\"]([^“”\"\n]{6,90})[”\"]")
_WITHOUT_SUBJECT = lazily(r"(?:Tổ\s+chức,\s+)?[Pp]hối\s+hợp(?:\s+(?:với|các|cùng)|\s+\w+\s+\w+)")
_FEWEST_WORDS = 4
_MOST_NAMED = 2
_FEWEST_OWNED = 2


def no_recipient(subject: Subject) -> Iterator[Finding]:
    """A unit with a task that no line of the recipients covers."""
    plan = subject.plan
    told: set[str] = set()
    for one in plan.assignments if plan.recipients else ():
        for unit in one.units:
            if fold(unit) not in told and not reaches(plan, unit):
                told.add(fold(unit))
                yield Finding(locate(subject, unit, one.span), {"unit": unit})


def recipient_without_role(subject: Subject) -> Iterator[Finding]:
    """A recipient that does not say what for, among others that do."""
    recipients = [one for one in subject.plan.recipients if not fold(one.name).startswith(KEPT)]
    bare = [one for one in recipients if not one.purpose and not _TO_KNOW.search(fold(one.name))]
    if bare and any(one.purpose and not _REPORTED_TO.fullmatch(one.purpose) for one in recipients):
        yield Finding(subject.place(bare[0].span), {"name": bare[0].name, "count": str(len(bare))})


def order_out_of_power(subject: Subject) -> Iterator[Finding]:
    """An order of a People's Committee to a body that does not stand under it."""
    issuers = subject.plan.head.issuers
    if not issuers or not all(is_state_body(issuer.name) for issuer in issuers):
        return
    for one in subject.plan.assignments:
        for unit in one.units:
            if one.verb in _ORDERS and is_independent(unit):
                yield Finding(locate(subject, unit, one.span), {"unit": unit, "verb": one.verb})


def nobody_leads(subject: Subject) -> Iterator[Finding]:
    """Several named units with one piece of work and no lead."""
    for one in subject.plan.assignments:
        named = [unit for unit in one.units if not _SEVERAL.search(fold(unit))]
        joint = one.product or any(_SINGLE_WORK.match(task) for task in one.tasks)
        if len(named) == len(one.units) > 1 and one.role not in ("chủ trì", "phối hợp") and joint:
            yield Finding(subject.place(one.span), {"units": ", ".join(one.units)})


def no_deadline(subject: Subject) -> Iterator[Finding]:
    """A task without a deadline where nearly all others have one."""
    ordered = [
        one for one in subject.plan.assignments if one.verb != "none" and not any(map(is_independent, one.units))
    ]
    dated = [one for one in ordered if one.due]
    if len(dated) > len(ordered) - len(dated):
        for one in ordered:
            if not one.due and not _REGULAR.search(" ".join(one.tasks)):
                yield Finding(subject.place(one.span), {"units": ", ".join(one.units)})


def report_without_deadline(subject: Subject) -> Iterator[Finding]:
    """A duty to report that names no day, in a plan that sets none."""
    plan = subject.plan
    if any(phase.report_due for phase in plan.phases):
        return
    for one in plan.assignments:
        for task in one.tasks if not one.due else ():
            duty = _REPORTS.search(task)
            if duty and not _REGULAR.search(task[duty.start() :]):
                yield Finding(locate(subject, duty[0], one.span), {"units": ", ".join(one.units)})


def given_twice(subject: Subject) -> Iterator[Finding]:
    """A unit that gets one task in two places."""
    given: set[tuple[frozenset[str], str]] = set()
    for one in subject.plan.assignments:
        tasks = dict(_tasks(one))
        keys = {(words_of(unit), task) for unit in one.units for task in tasks}
        again = [words for task, words in tasks.items() if any((words_of(unit), task) in given for unit in one.units)]
        given |= keys
        if again:
            yield Finding(locate(subject, again[0], one.span), {"units": ", ".join(one.units), "task": again[0]})


def scattered(subject: Subject) -> Iterator[Finding]:
    """A unit whose tasks stand in several places of one section."""
    first: dict[tuple[int, frozenset[str]], Assignment] = {}
    told: set[tuple[int, frozenset[str]]] = set()
    for one, unit in _few_units(subject.plan):
        key = (_section_of(one.span, subject.plan), words_of(unit))
        known = first.setdefault(key, one)
        if _line(known) != _line(one) and key not in told:
            told.add(key)
            yield Finding(locate(subject, unit, one.span), {"unit": unit, "line": str(_line(known))})


def task_without_unit(subject: Subject) -> Iterator[Finding]:
    """A task of coordination among others that have units, and itself has none."""
    for block in subject.plan.sections:
        if isinstance(block, Section) and not _starts_with_unit(block, subject.plan):
            yield from _ownerless(subject, block)


def _ownerless(subject: Subject, section: Section) -> Iterator[Finding]:
    points = [block for block in section.blocks if isinstance(block, Section)]
    owned = [_holds_assignment(point, subject.plan) for point in points]
    for point, has_owner in zip(points, owned, strict=True):
        words = "".join(run.text for run in point.text)
        if sum(owned) >= _FEWEST_OWNED and not has_owner and _WITHOUT_SUBJECT.match(words):
            yield Finding(subject.place(point.span), {"task": _opening(words)})
        elif not _starts_with_unit(point, subject.plan):
            yield from _ownerless(subject, point)


def _tasks(one: Assignment) -> Iterator[tuple[str, str]]:
    """What an assignment asks for, by its folded words: each task, and each movement that it names in quotes."""
    for task in one.tasks:
        if len(task.split()) >= _FEWEST_WORDS:
            yield fold(task), task
        yield from ((fold(words), words) for words in _QUOTED.findall(task))


@once_a_plan
def _assigned(plan: Plan) -> list[tuple[str, int]]:
    """The file and line of each assignment, in order."""
    return sorted((one.span.file, one.span.line) for one in plan.assignments if one.span)


def _is_assigned(plan: Plan, file: str, first: int, last: int) -> bool:
    """Whether an assignment stands in some lines."""
    lines = _assigned(plan)
    at = bisect_left(lines, (file, first))
    return at < len(lines) and lines[at] <= (file, last)


def _few_units(plan: Plan) -> Iterator[tuple[Assignment, str]]:
    """Assignments that name one unit or two, which they are about."""
    for one in plan.assignments:
        if len(one.units) <= _MOST_NAMED:
            yield from ((one, unit) for unit in one.units if not _SEVERAL.search(fold(unit)))


def _line(one: Assignment) -> int:
    return one.span.line if one.span else 0


def _section_of(span: Span | None, plan: Plan) -> int:
    """The number of the section that a place stands in, among those of all files."""
    return bisect_right(_openings(plan), (span.file, span.line)) if span else 0


@once_a_plan
def _openings(plan: Plan) -> list[tuple[str, int]]:
    """The file and line on which each section of the first level begins, in order."""
    headings = (block for block in plan.sections if isinstance(block, Section) and block.mark == "#")
    return sorted((one.span.file, one.span.line) for one in headings if one.span)


def _holds_assignment(section: Section, plan: Plan) -> bool:
    span = section.span
    return _has_facts(section.blocks) or (span is not None and _is_assigned(plan, span.file, span.line, span.end_line))


def _has_facts(blocks: Iterable[Block]) -> bool:
    return any(isinstance(block, Facts) and block.of == "assignment" for block in blocks)


def _starts_with_unit(section: Section, plan: Plan) -> bool:
    """Whether the heading itself names the unit whose tasks stand under it."""
    span = section.span
    return span is not None and _is_assigned(plan, span.file, span.line, span.line)


def _opening(words: str) -> str:
    return " ".join(words.split()[: _FEWEST_WORDS * 2])


RULES = (
    Rule("KH345", no_recipient),
    Rule("KH346", recipient_without_role),
    Rule("KH347", order_out_of_power),
    Rule("KH348", nobody_leads),
    Rule("KH349", no_deadline),
    Rule("KH350", report_without_deadline),
    Rule("KH351", given_twice),
    Rule("KH352", scattered),
    Rule("KH353", task_without_unit),
)
