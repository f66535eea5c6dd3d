"""Every figure of a thể thức, measured in the Word file of a small plan: `figures/*.toml` hold what is asked."""

from __future__ import annotations

import tomllib
from functools import cache
from math import inf
from pathlib import Path
from typing import Any

import pytest

import kehoach
from tests.render.word_file import WordFile

FILES = {path.stem: path for path in sorted((Path(__file__).parent / "figures").glob("*.toml"))}
ABOUT = {"clause", "at", "in", "page", "header"}
"""What a table says about its part besides the figures: the clause, and where the part is read."""

SLACK = 0.05
"""What rounding to twips may take from a figure."""


@cache
def rules(form: str) -> dict[str, dict[str, Any]]:
    """The parts of a document in this format, with what is asked of each; of the earlier format, what it shares."""
    own = tomllib.loads(FILES[form].read_text(encoding="utf-8"))
    base = own.pop("as", "")
    return {**rules(base), **own} if base else own


@cache
def made(form: str, name: str) -> WordFile:
    """The Word file of a plan that the rules bring with them."""
    result = kehoach.loads(rules(form)["plans"][name])
    assert result.diagnostics == ()
    return WordFile(result.render())


def parts(form: str) -> dict[str, dict[str, Any]]:
    return {name: part for name, part in rules(form).items() if name != "plans"}


def found(form: str, part: dict[str, Any], figure: str) -> object:
    """The figure as the file has it."""
    file = made(form, part.get("in", "plan"))
    if "page" in part:
        return file.sections[part["page"] - 1].figure(figure)
    return (file.header if "header" in part else file.said(part["at"])).figure(figure)


def allows(asked: object, figure: object) -> bool:
    """Whether a figure is the one asked for, one of `{ any }`, or between `{ from, to }`."""
    if not isinstance(asked, dict):
        return figure == (pytest.approx(asked, abs=SLACK) if type(asked) in {int, float} else asked)
    if "any" in asked:
        return figure in [pytest.approx(each, abs=SLACK) for each in asked["any"]]
    limits = {"from": -inf, "to": inf, **asked}
    return isinstance(figure, float) and limits["from"] - SLACK <= figure <= limits["to"] + SLACK


CASES = [
    pytest.param(form, name, figure, id=f"{form}-{name}.{figure}")
    for form in FILES
    for name, part in parts(form).items()
    for figure in part
    if figure not in ABOUT
]


@pytest.mark.parametrize(("form", "name", "figure"), CASES)
def test_a_figure_is_what_its_clause_asks(form: str, name: str, figure: str) -> None:
    part = parts(form)[name]
    seen = found(form, part, figure)
    assert allows(part[figure], seen), f"{seen}, where {part['clause']} asks for {part[figure]}"
