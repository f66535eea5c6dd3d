"""All examples over three years on end: nothing goes stale, no citation moves, no draft is worse than the plan."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from kehoach.model.sameness import formatted
from kehoach.rules.fixes import edited
from kehoach.text.resources import resource
from kehoach.text.source import Source
from kehoach.years import next_year
from kehoach.years.turn.answers import answer, open_questions

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach import Result
    from kehoach.years import Turn

PLANS = sorted(path for path in resource("examples").glob("*.kh") if kehoach.load(path).plan)
THREE = range(3)


class Step(NamedTuple):
    """A turn, and the draft that came of it."""

    turn: Turn
    draft: Result


def read(text: str, path: Path) -> Result:
    return kehoach.loads(text, path=str(path), file=path)


def accepted(text: str) -> str:
    """The draft with every question answered by what is proposed."""
    while left := open_questions(Source(text)):
        text = edited(text, answer(Source(text), left[0]))
    return text


def years(path: Path, *, answered: bool) -> Iterator[Step]:
    result = kehoach.load(path)
    for _ in THREE:
        turn = next_year(result, previous=path.name)
        result = read(accepted(turn.text) if answered else turn.text, path)
        yield Step(turn, result)


def errors(result: Result) -> Counter[str]:
    return Counter(one.code for one in result.check() if one.severity == "error")


def cited(result: Result) -> Counter[tuple[str, str, str]]:
    """The documents with a number or date, as they are printed."""
    assert result.plan is not None
    return Counter((one.number, str(one.date), one.title) for one in result.plan.citations if one.number or one.date)


def kept_as_past(turn: Turn) -> Counter[str]:
    return Counter(one.old for one in turn.decisions if one.kind == "year" and one.why == "past")


@pytest.mark.parametrize("answered", [False, True], ids=["questions left open", "proposals accepted"])
@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_no_draft_has_an_error_that_the_plan_did_not_have(path: Path, *, answered: bool) -> None:
    before = errors(kehoach.load(path))
    for step in years(path, answered=answered):
        assert step.draft.diagnostics == ()
        assert errors(step.draft) - before == Counter()


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_no_year_goes_stale_and_no_citation_moves(path: Path) -> None:
    first = kehoach.load(path)
    steps = list(years(path, answered=False))
    assert cited(steps[-1].draft) == cited(first)
    assert steps[-1].turn.year == steps[0].turn.old + 3
    assert kept_as_past(next_year(steps[-1].draft)) <= kept_as_past(steps[0].turn)


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_formatting_a_draft_is_proved_and_settled(path: Path) -> None:
    for step in years(path, answered=False):
        text = formatted(Source(step.turn.text, str(path)), path)
        assert text.changed == ""
        assert formatted(Source(text.text, str(path)), path).text == text.text


@pytest.mark.parametrize("path", PLANS, ids=lambda path: path.stem)
def test_comments_and_ids_and_every_line_that_says_nothing_of_the_year_stay(path: Path) -> None:
    old = path.read_text(encoding="utf-8")
    turn = next_year(kehoach.load(path))
    told = {line for edit in turn.edits for line in range(edit.place.line, edit.place.end_line + 1)}
    lines = [line for number, line in enumerate(old.split("\n"), 1) if number not in told]
    new = turn.text.split("\n")
    assert [line for line in lines if line not in new] == []
    comments = [line for line in old.split("\n") if line.lstrip().startswith("//")]
    assert [line for line in new if line.lstrip().startswith("//") and "kehoach: hỏi" not in line] == comments


def test_a_final_build_is_refused_while_a_question_is_open() -> None:
    draft = read(next_year(kehoach.load(PLANS[0])).text, PLANS[0])
    asked = [one for one in draft.check(final=True) if one.code == "KH098"]
    assert draft.plan is not None
    assert len(asked) == len(draft.plan.questions) > 0
