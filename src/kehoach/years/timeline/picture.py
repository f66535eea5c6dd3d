"""The events of a plan as one picture: a name and a time on the left, marks on an axis of months on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.years.pictures.scene import Box, Group, Scene, Stroke, Word, reach, wrapped
from kehoach.years.timeline.axis import axis_of
from kehoach.years.timeline.events import KINDS
from kehoach.years.timeline.marks import BAR, marks, sign
from kehoach.years.timeline.words import label, when_and_who

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.model.plan import Plan
    from kehoach.text.catalogue import Say
    from kehoach.years.pictures.scene import Item
    from kehoach.years.timeline.axis import Axis
    from kehoach.years.timeline.events import Event

WIDTH = 760.0
_LABELS, _GAP = 262.0, 14.0
_MARGIN = 28.0
_TITLE, _NAME, _SMALL = 14.0, 9.0, 8.0
_NAME_LINE, _SMALL_LINE = 10.8, 10.0
_AXIS = 30.0
_HEADING = 21.0
_ROW_GAP = 7.0
_FIRST_PAGE, _PAGE = 360.0, 450.0
"""How high the rows of a printed page may be; the first one also holds the title."""
_KEYS = ("sure", "part", "open", "due", "milestone", "activity")
_SAMPLE = 16.0


def picture(plan: Plan, events: Sequence[Event], say: Say) -> Scene:
    """All events under one title."""
    head, top = _head(plan, say)
    body = _page(plan, events, _axis_of(plan, events), say)
    height = top + body.height
    paper = Box(-_MARGIN, -_MARGIN, WIDTH + 2 * _MARGIN, height + 2 * _MARGIN, fill="paper")
    return Scene(
        width=WIDTH + 2 * _MARGIN,
        height=height + 2 * _MARGIN,
        title=body.title,
        description=body.description,
        items=(Group(_MARGIN, _MARGIN, (paper, *head, Group(0, top, body.items))),),
    )


def pages(plan: Plan, events: Sequence[Event], say: Say) -> list[Scene]:
    """The rows in pictures that fit a page on its side, each with the same axis."""
    cut: list[list[Event]] = [[]]
    used, room = 0.0, _FIRST_PAGE
    for event in events:
        new = not cut[-1] or cut[-1][-1].kind != event.kind
        height = _row_height(event, say) + (_HEADING if new else 0)
        if cut[-1] and used + height > room:
            cut.append([])
            used, room = 0.0, _PAGE
        cut[-1].append(event)
        used += height
    axis = _axis_of(plan, events)
    return [_page(plan, rows, axis, say) for rows in cut]


def _axis_of(plan: Plan, events: Sequence[Event]) -> Axis | None:
    return axis_of(events, plan.head.year, _LABELS + _GAP, WIDTH)


def title(plan: Plan, say: Say) -> str:
    """What the picture is called."""
    return say("timeline.title", title=" ".join(plan.head.title.split()))


def samples(say: Say) -> list[tuple[Scene, str]]:
    """What the marks mean: each as a small picture, and its words."""
    return [
        (
            Scene(width=_SAMPLE + 2, height=14, title="", description="", items=(Group(1, 7, (_sample(key),)),)),
            say(f"timeline.key-{key}"),
        )
        for key in _KEYS
    ]


def _sample(key: str) -> Item:
    if key in ("sure", "part"):
        return Box(0, -BAR / 2, _SAMPLE, BAR, "reached", "wash" if key == "sure" else None, dashed=key == "part")
    if key == "open":
        return Stroke(((0, 0), (_SAMPLE, 0)), "reached", 1.4, dashed=True)
    kind = {"due": KINDS[1], "milestone": KINDS[2], "activity": KINDS[4]}[key]
    return sign(kind, _SAMPLE / 2, 0)


def _head(plan: Plan, say: Say) -> tuple[list[Item], float]:
    items: list[Item] = []
    y = 14.0
    for line in wrapped(title(plan, say), WIDTH, _TITLE, 3, bold=True):
        items.append(Word(0, y, line, _TITLE, bold=True))
        y += 18
    for line in wrapped("; ".join(issuer.name for issuer in plan.head.issuers), WIDTH, 10, 2):
        items.append(Word(0, y, line, 10, ink="muted"))
        y += 13
    x = 0.0
    for mark, said in samples(say):
        items += [Group(x, y - 7, mark.items), Word(x + _SAMPLE + 6, y + 3, said, _SMALL, ink="muted")]
        x += _SAMPLE + 6 + reach(said, _SMALL) + 16
    return items, y + 20


def _page(plan: Plan, events: Sequence[Event], axis: Axis | None, say: Say) -> Scene:
    rows: list[Item] = []
    y = _AXIS
    for before, event in zip([None, *events], events, strict=False):
        if before is None or before.kind != event.kind:
            rows.append(Word(0, y + 13, say(f"timeline.{event.kind}"), _NAME + 1, ink="muted", italic=True))
            y += _HEADING
        rows += _row(event, axis, y, say)
        y += _row_height(event, say)
    description = " ".join(f"{label(event, say)}: {when_and_who(event, say)}." for event in events)
    lines = tuple(_axis(axis, y)) if axis else ()
    return Scene(width=WIDTH, height=y + 2, title=title(plan, say), description=description, items=(*lines, *rows))


def _row_height(event: Event, say: Say) -> float:
    return len(_name(event, say)) * _NAME_LINE + len(_time(event, say)) * _SMALL_LINE + _ROW_GAP


def _name(event: Event, say: Say) -> list[str]:
    return wrapped(label(event, say), _LABELS, _NAME, 2)


def _time(event: Event, say: Say) -> list[str]:
    return wrapped(when_and_who(event, say), _LABELS, _SMALL, 2)


def _row(event: Event, axis: Axis | None, y: float, say: Say) -> Iterator[Item]:
    height = _row_height(event, say)
    yield Stroke(((0, y), (WIDTH, y)), "grid")
    at = y + 0.78 * _NAME + _ROW_GAP / 2
    for line in _name(event, say):
        yield Word(0, at, line, _NAME)
        at += _NAME_LINE
    for line in _time(event, say):
        yield Word(0, at - 0.6, line, _SMALL, ink="muted")
        at += _SMALL_LINE
    if axis:
        yield from marks(event, axis, y + height / 2)


def _axis(axis: Axis, bottom: float) -> Iterator[Item]:
    """The years above the months, and a line where each begins."""
    for year in axis.years():
        x, end = axis.x(year.start), axis.x(year.end)
        yield Stroke(((x, 2), (x, bottom)), "muted", 0.6)
        if reach(year.label, _NAME, bold=True) + 8 < end - x:
            yield Word(x + 4, 11, year.label, _NAME, bold=True)
    yield Stroke(((axis.right, 2), (axis.right, bottom)), "muted", 0.6)
    for part in axis.parts():
        x, end = axis.x(part.start), axis.x(part.end)
        yield Stroke(((x, 16), (x, bottom)), "grid")
        yield Word((x + end) / 2, 25, part.label, _SMALL, "middle", "muted")
