from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest

from kehoach.rules.prose import once_a_plan

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

_words = once_a_plan(list)


@pytest.fixture
def another_plan_at_every_line() -> Iterator[None]:
    """As if another thread looked at its plan between any two lines of this one."""

    def between(_frame: FrameType, _event: str, _arg: object) -> object:
        _words(("another",))
        return between

    usual = sys.gettrace()
    sys.settrace(between)  # type: ignore[arg-type]  # a function that gives itself has no type
    yield
    sys.settrace(usual)


def test_what_is_made_of_a_plan_is_made_once_for_all_rules() -> None:
    plan = ("một",)
    assert _words(plan) is _words(plan)


@pytest.mark.usefixtures("another_plan_at_every_line")
def test_threads_that_look_at_different_plans_get_each_their_own() -> None:
    plan = ("một",)
    assert _words(plan) == ["một"]
    assert _words(plan) == ["một"]
