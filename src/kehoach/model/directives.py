"""Directives that stand in the body: each makes its facts and the block that prints them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.model import activities, budget, facts, indicators, tables, tasks, texts, units
from kehoach.model.draft import OpenActivity, OpenAssignment, OpenPhase, Place
from kehoach.model.plan import Award, Facts, Field, Goal, Milestone
from kehoach.model.values_check import tell_no_time
from kehoach.text.letters import fold, slug
from kehoach.text.patterns import lazily
from kehoach.values.periods import parse_range, words_beside_range

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.dsl.nodes import Directive, Entry, Prose
    from kehoach.model.body import BodyBuilder
    from kehoach.model.draft import Draft
    from kehoach.model.plan import Block, FactKind, Indicator, Step, Verb
    from kehoach.values.dates import Date

VERBS: dict[str, Verb] = {"giao": "giao", "đề nghị": "đề nghị", "yêu cầu": "yêu cầu"}
_FACT_KINDS: dict[str, FactKind] = {
    "mục tiêu": "goals",
    "chỉ tiêu": "indicators",
    "tiêu chí": "indicators",
    "đợt": "phase",
    "giai đoạn": "phase",
    "mốc": "milestone",
    "giao": "assignment",
    "đề nghị": "assignment",
    "yêu cầu": "assignment",
    "phân công": "assignments",
    "hoạt động": "activity",
    "chương trình": "activity",
    "khen thưởng": "awards",
    "kinh phí": "budget",
}
_WITH_PARTNERS = lazily(
    r"(?P<units>.+?)(?:,|\s+(?P<leads>chủ\s+trì)(?:,|\s+và)?)\s+phối\s+hợp(?:\s+chặt\s+chẽ)?(?:\s+(?:cùng|với))*\s+(?P<partners>.+)",
    re.IGNORECASE,
)
_SCOPES = {"chung": "general", "cu the": "specific"}


def _goals(builder: BodyBuilder, directive: Directive, place: Place) -> Facts:
    draft, scope = builder.draft, _SCOPES.get(fold(directive.head.text), "")
    before = len(draft.goals)
    blocks = builder.build(directive.blocks, Place(place))
    for block in blocks if len(draft.goals) == before else ():
        goal_id = draft.fact_id("", "muc-tieu")
        draft.goals.append(Goal(id=goal_id, scope=scope, text=tasks.own_text(block).rstrip(" .;"), span=block.span))  # type: ignore[arg-type]
    refs = tuple(goal.id for goal in draft.goals[before:])
    return _block(draft, directive, refs, blocks=blocks)


def _indicators(builder: BodyBuilder, directive: Directive, place: Place) -> Facts:
    criterion = directive.kind.name == "tiêu chí"
    owner = directive.head.text if criterion else place.owner()
    made = [_indicator(builder.draft, entry, criterion=criterion, owner=owner) for entry in directive.entries]
    builder.draft.indicators.extend(made)
    style = "-" if criterion else _style(directive)
    return _block(builder.draft, directive, tuple(one.id for one in made), style=style)


def _indicator(draft: Draft, entry: Entry, *, criterion: bool, owner: str) -> Indicator:
    indicator_id = draft.fact_id(entry.id, "chi-tieu")
    before = len(draft.indicators)
    words = texts.read(draft, entry.prose, "entry")
    woven = tuple(draft.indicators[before:])
    del draft.indicators[before:]
    nested = tuple(_indicator(draft, inner, criterion=criterion, owner=owner) for inner in entry.entries)
    stated = indicators.Stated(
        id=indicator_id,
        text=words.plain.strip(),
        attributes={fold(one.name): texts.plain(draft, one.value) for one in entry.attributes},
        owner=owner,
        criterion=criterion,
    )
    return indicators.make(draft, stated, texts.runs(words), woven + nested, entry.prose.span())


def _phase(builder: BodyBuilder, directive: Directive, place: Place) -> Facts:
    draft = builder.draft
    number = directive.head.text.partition(":")[0]
    start, end = _time_of_phase(draft, directive.head)
    report = directive.attribute("báo cáo")
    opened = OpenPhase(
        id=draft.fact_id(slug(f"{directive.kind.name} {number}"), "dot"),
        label=f"{directive.kind.name.capitalize()} {number.strip()}",
        start=start,
        end=end,
        span=draft.span(directive.span),
        at=0,
        report_due=facts.read_date(draft, texts.plain(draft, report), report.span()) if report else None,
    )
    draft.phases.append(opened)
    inner = Place(place)
    inner.phases.append(opened)
    blocks = builder.build(directive.blocks, inner)
    opened.text = "\n".join(text for block in blocks if (text := tasks.own_text(block)))
    return _block(draft, directive, (opened.id,), blocks=blocks)


def _time_of_phase(draft: Draft, head: Prose) -> tuple[Date | None, Date | None]:
    when = texts.plain(draft, head).partition(":")[2]
    start, end = parse_range(when) or (None, None)
    if start is None and end is None:
        number, _, typed = head.text.partition(":")
        tell_no_time(draft.faults, typed.strip() or number, head.span(), draft.names.year)
    elif lost := words_beside_range(when):
        draft.faults.at("KH067", head.span(), text=lost)
    return start, end


def _milestone(builder: BodyBuilder, directive: Directive, place: Place) -> Facts:
    draft = builder.draft
    label, _, when = texts.plain(draft, directive.head).partition(":")
    blocks = builder.build(directive.blocks, Place(place))
    made = Milestone(
        id=draft.fact_id(slug(label), "moc"),
        label=label.strip(),
        date=facts.read_date(draft, when.strip(), directive.head.span()),
        span=draft.span(directive.span),
        text="\n".join(text for block in blocks if (text := tasks.own_text(block))),
    )
    draft.milestones.append(made)
    return _block(draft, directive, (made.id,), blocks=blocks)


def _assignment(builder: BodyBuilder, directive: Directive, place: Place) -> Facts:
    draft = builder.draft
    opened = _opened_assignment(draft, directive)
    draft.assignments.append(opened)
    inner = Place(place)
    inner.assignments.append(opened)
    blocks = builder.build(directive.blocks, inner)
    opened.tasks = tuple(text for block in blocks if (text := tasks.own_text(block).rstrip(" .;")))
    opened.text = texts.plain(draft, directive.head)
    return _block(draft, directive, (opened.id,), blocks=blocks)


def _opened_assignment(draft: Draft, directive: Directive) -> OpenAssignment:
    due, role = directive.attribute("hạn"), directive.attribute("vai")
    named = texts.plain(draft, directive.head)
    joint = _WITH_PARTNERS.fullmatch(named)
    leads = directive.attribute("chủ trì") is not None or bool(joint and joint["leads"])
    partners = joint["partners"] if joint else texts.plain(draft, directive.attribute("phối hợp"))
    return OpenAssignment(
        id=draft.fact_id("", "giao"),
        units=units.split(draft, joint["units"] if joint else named),
        verb=VERBS[directive.kind.name],
        span=draft.span(directive.span),
        role=role.text if role else "chủ trì" if leads else "thực hiện",
        partners=units.split(draft, partners),
        due=facts.read_date(draft, texts.plain(draft, due), due.span()) if due else None,
        product=texts.plain(draft, directive.attribute("sản phẩm")),
    )


def _assignment_table(builder: BodyBuilder, directive: Directive, _place: Place) -> Facts:
    return _block(builder.draft, directive, (), style=_style(directive) or "bảng")


def _activity(builder: BodyBuilder, directive: Directive, _place: Place) -> Facts:
    draft = builder.draft
    words = texts.read(draft, directive.head, "heading")
    fields = tuple(
        Field(label=pair.key, text=texts.runs(texts.read(draft, value, "field")))
        for pair in directive.pairs
        for value in (pair.items or (pair.value,))
    )
    activity = OpenActivity(
        id=draft.fact_id("", "hoat-dong"), name=words.plain.strip(), fields=fields, span=draft.span(directive.span)
    )
    draft.activities.append(activity)
    return _block(draft, directive, (activity.id,))


def _programme(builder: BodyBuilder, directive: Directive, _place: Place) -> Facts:
    draft = builder.draft
    steps = tuple(_step(draft, entry) for entry in directive.entries)
    name = texts.plain(draft, directive.head)
    span = draft.span(directive.span)
    activity = OpenActivity(id=draft.fact_id("", "chuong-trinh"), name=name, steps=steps, span=span, programme=True)
    draft.activities.append(activity)
    return _block(draft, directive, (activity.id,))


def _step(draft: Draft, entry: Entry) -> Step:
    place = Place()
    text = texts.runs(texts.read(draft, entry.prose, "entry", place))
    actor = next((texts.plain(draft, one.value) for one in entry.attributes), place.actor)
    return activities.step(text, actor)


def _awards(builder: BodyBuilder, directive: Directive, _place: Place) -> Facts:
    draft = builder.draft
    made = []
    for entry in directive.entries:
        words = texts.read(draft, entry.prose, "entry")
        form, granted_by = facts.award_of(words.plain)
        target = next((texts.plain(draft, one.value) for one in entry.attributes), "")
        award_id = draft.fact_id(entry.id, "khen-thuong")
        span = draft.span(entry.span)
        made.append(
            Award(id=award_id, form=form, granted_by=granted_by, target=target, text=texts.runs(words), span=span)
        )
    draft.awards.extend(made)
    return _block(draft, directive, tuple(one.id for one in made), style=_style(directive) or "-")


def _budget(builder: BodyBuilder, directive: Directive, _place: Place) -> Facts:
    builder.draft.budget = budget.read(builder.draft, directive)
    return _block(builder.draft, directive, (), style=_style(directive) or "bảng")


def _table(builder: BodyBuilder, directive: Directive, _place: Place) -> Block:
    return tables.from_directive(builder.draft, builder.files, directive)


def _style(directive: Directive) -> str:
    return next((option for option in directive.kind.options if fold(option) == fold(directive.head.text)), "")


def _block(
    draft: Draft,
    directive: Directive,
    refs: tuple[str, ...],
    *,
    style: str = "",
    blocks: tuple[Block, ...] = (),
) -> Facts:
    style = "table" if style == "bảng" else style
    return Facts(
        of=_FACT_KINDS[directive.kind.name], style=style, refs=refs, blocks=blocks, span=draft.span(directive.span)
    )


MAKERS: dict[str, Callable[[BodyBuilder, Directive, Place], Block]] = {
    "mục tiêu": _goals,
    "chỉ tiêu": _indicators,
    "tiêu chí": _indicators,
    "đợt": _phase,
    "giai đoạn": _phase,
    "mốc": _milestone,
    "giao": _assignment,
    "đề nghị": _assignment,
    "yêu cầu": _assignment,
    "phân công": _assignment_table,
    "hoạt động": _activity,
    "chương trình": _programme,
    "khen thưởng": _awards,
    "kinh phí": _budget,
    "bảng": _table,
}
ELSEWHERE = frozenset(
    (
        "kế hoạch",
        "cơ quan",
        "căn cứ",
        "nơi nhận",
        "ký",
        "kết",
        "phụ lục",
        "đơn vị",
        "viết tắt",
        "dùng",
        "tham số",
        "năm trước",
    )
)
"""Directives that the body passes over: they say something of the whole plan."""
