from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from kehoach.layout.sentences import listed
from kehoach.text.catalogue import speaker
from kehoach.years.timeline.events import events
from kehoach.years.timeline.words import label, when
from tests.years.plans import plan_with

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.years.timeline.events import Event

say = speaker("vi")


class Case(NamedTuple):
    name: str
    body: str
    events: list[str]


def cases() -> Iterator[Case]:
    text = Path(__file__).with_name("su-kien.txt").read_text(encoding="utf-8")
    for block in text.split("\n=== ")[1:]:
        name, _, rest = block.partition("\n")
        body, _, expected = rest.partition("--- sự kiện\n")
        yield Case(name, body, expected.strip("\n").splitlines())


def told(event: Event) -> str:
    days = " ".join(day.isoformat() for day in event.reach) if event.reach else "không"
    words = (label(event, say), when(event, say), listed(event.units), days)
    return f"{event.kind} {event.id} {' | '.join(words)}"


@pytest.mark.parametrize("case", list(cases()), ids=lambda case: case.name)
def test_what_has_a_time_is_an_event(case: Case) -> None:
    assert [told(event) for event in events(plan_with(case.body))] == case.events


def test_a_deadline_that_names_two_months_is_two_events() -> None:
    result = kehoach.load(Path(__file__).parent.parent.parent.parent / "examples" / "binh-chuong-2024.kh")
    assert result.plan is not None
    found = {event.id: event.end for event in events(result.plan) if event.id.startswith("giao-4")}
    assert [getattr(end, "value", None) for end in found.values()] == ["2025-08", "2026-08"]
    assert list(found) == ["giao-4", "giao-4.2"]
