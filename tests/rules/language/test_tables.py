"""The tables of the language rules are whole, agree with one another, and find what they name."""

from __future__ import annotations

import re
from functools import cache

import pytest

import kehoach
from kehoach.rules.language.phrases import SLIPS
from kehoach.rules.language.words import cut
from kehoach.rules.tables import Row, items, table
from kehoach.text.resources import resource
from tests.case_files import under_head

TABLES = sorted(file.stem for file in resource("data", "language").glob("*.tsv"))
CERTAINTIES = {"chắc", "thường dùng", "chưa chắc"}
KEYS = {"rimes": ("loại", "chữ"), "variants": ("cách viết",), "doubles": ("cụm",), "abbreviations": ("viết tắt",)}
LEVELS = {"A": "KH520", "B": "KH521", "C": "KH522"}


def rows(name: str) -> tuple[Row, ...]:
    return table(f"language/{name}")


def codes_by_line(lines: list[str]) -> list[set[str]]:
    """What is told at each of these paragraphs of one plan."""
    found: list[set[str]] = [set() for _ in lines]
    first = under_head("").count("\n") + 1
    for one in kehoach.loads(under_head("\n\n".join(lines) + "\n")).check():
        found[(one.place.line - first) // 2].add(one.code)
    return found


def in_context(row: Row, text: str) -> str:
    """A phrase with the first of what its row asks for around it."""
    before, after, near = (items(row.get(one, "")) for one in ("từ trước", "từ sau", "cùng câu"))
    kinds = {"<thường>": "theo", "<Hoa>": "Bình", "<số>": "5", "<La Mã>": "II", "<chữ cái>": "a", "<dấu câu>": ","}
    around = (*before[:1], text, *after[:1], *near[:1])
    words = [re.sub("<[^>]+>", lambda kind: kinds[kind[0]], one) for one in around]
    return f"Đến nay {' '.join(words)} vậy."


@pytest.mark.parametrize("name", TABLES)
def test_every_row_says_how_certain_it_is(name: str) -> None:
    assert {row["độ chắc"] for row in rows(name)} <= CERTAINTIES


@pytest.mark.parametrize("name", TABLES)
def test_every_row_has_as_many_cells_as_there_are_columns(name: str) -> None:
    lines = resource("data", "language", f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    assert {line.count("\t") for line in lines} == {lines[0].count("\t")}


@pytest.mark.parametrize("name", sorted({*TABLES} - {"capitals"}))
def test_no_row_stands_twice(name: str) -> None:
    key = KEYS.get(name, tuple(rows(name)[0])[:1])
    keys = [tuple(row[one] for one in key) for row in rows(name)]
    assert len(set(keys)) == len(keys)


def test_no_slip_stands_in_two_tables() -> None:
    wrong = [tuple(cut(row["sai"])) for name in SLIPS for row in rows(name)]
    assert [" ".join(one) for one in {*wrong} if wrong.count(one) > 1] == []


@cache
def told_of_slips(column: str) -> dict[tuple[str, str], set[str]]:
    every = [(name, row) for name in SLIPS for row in rows(name)]
    told = codes_by_line([in_context(row, row[column]) for _, row in every])
    return {(name, row["sai"]): codes for (name, row), codes in zip(every, told, strict=True)}


SLIP_CODES = {
    "confusables": {"KH503", "KH504"},
    "gaps": {"KH505", "KH506"},
    "names": {"KH530", "KH531"},
    "movements": {"KH532", "KH533"},
    "commas": {"KH535", "KH536"},
}


@pytest.mark.parametrize("name", SLIPS)
def test_every_slip_is_found_where_its_row_means_it(name: str) -> None:
    told = told_of_slips("sai")
    assert [wrong for (where, wrong), codes in told.items() if where == name and not codes & SLIP_CODES[name]] == []


@pytest.mark.parametrize("name", SLIPS)
def test_what_a_slip_should_be_is_no_slip_itself(name: str) -> None:
    every = set().union(*SLIP_CODES.values())
    told = told_of_slips("đúng")
    assert {wrong: codes & every for (where, wrong), codes in told.items() if where == name and codes & every} == {}


@cache
def told_of_capitals(*, small: bool) -> list[set[str]]:
    lines = [in_context(row, row["viết"].lower() if small else row["viết"]) for row in rows("capitals")]
    return codes_by_line(lines)


def test_capitals_that_are_right_are_let_alone() -> None:
    told = told_of_capitals(small=False)
    wrong = {row["viết"]: codes for row, codes in zip(rows("capitals"), told, strict=True)}
    assert {one: codes for one, codes in wrong.items() if codes & {*LEVELS.values()}} == {}


def test_names_in_small_letters_are_told_unless_they_may_be_small() -> None:
    told = told_of_capitals(small=True)
    silent = [
        row["viết"]
        for row, codes in zip(rows("capitals"), told, strict=True)
        if row["viết"] != row["viết"].lower()
        and row["viết"].lower() not in items(row["cũng đúng"])
        and not codes & {"KH425", *LEVELS.values()}
    ]
    assert silent == []


def test_capitals_know_three_levels() -> None:
    assert {row["mức"] for row in rows("capitals")} == {*LEVELS}


def test_what_is_better_is_one_of_the_spellings() -> None:
    assert [row for row in rows("variants") if row["nên dùng"] not in items(row["cách viết"])] == []


def test_a_short_form_stands_for_one_thing() -> None:
    columns = ("viết tắt", "cách viết khác", "viết sai")
    forms = [form for row in rows("abbreviations") for column in columns for form in items(row[column])]
    assert sorted(set(forms)) == sorted(forms)


def test_what_is_known_is_one_thing_and_never_another_form_of_it() -> None:
    known = [row["viết tắt"] for row in rows("known_abbreviations")]
    assert sorted(set(known)) == sorted(known)
    assert {form for row in rows("abbreviations") for form in items(row["cách viết khác"])} & {*known} == set()


def test_a_movement_ends_after_it_begins() -> None:
    assert [row for row in rows("periods") if int(row["từ năm"]) > int(row["đến năm"])] == []
