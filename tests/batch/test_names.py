from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.batch import names


@pytest.mark.parametrize(
    ("typed", "right"),
    [
        ("Tân An-2026", "Tân An-2026"),
        ("01/KH-UBND", "01-KH-UBND"),
        ("../../etc", "-..-etc"),
        ("..", ""),
        (" . ", ""),
        ('a\\b:c*d?e"f<g>h|i', "a-b-c-d-e-f-g-h-i"),
        ("xã\tTân\n An", "xã-Tân- An"),
        ("con", "con_"),
        ("Com1.2026", "Com1.2026_"),
        ("contact", "contact"),
    ],
)
def test_a_name_is_safe_on_every_system(typed: str, right: str) -> None:
    assert names.safe(typed) == right


@given(st.text())
def test_no_name_leaves_its_folder(text: str) -> None:
    name = names.safe(text)
    assert not set(name) & set('/\\:*?"<>|\0')
    assert not name.startswith(".")
    assert names.safe(name) == name


def test_blanks_are_filled_by_names_without_diacritics() -> None:
    assert names.blanks("{xa}-{ Năm }") == ["xa", " Năm "]
    assert names.filled("{xa}-{ Năm }", {"xa": "Tân An", "nam": "2026"}) == "Tân An-2026"


def test_letters_typed_in_two_ways_make_one_name() -> None:
    assert names.safe("Ta\u0302n An") == "Tân An"


@pytest.mark.parametrize(
    ("name", "right"),
    [("A.docx", "A"), ("A.DOCX", "A"), ("A.txt", "A"), ("A.pdf", "A.pdf"), ("A.docx.docx", "A.docx"), (".docx", "")],
)
def test_an_ending_that_is_added_anyway_is_left_out(name: str, right: str) -> None:
    assert names.filled("{tên}", {"ten": name}, ["docx", "txt"]) == right


@pytest.mark.parametrize("pattern", ["{xã", "xã}", "{xã}-{năm", "{{xã}", "{{xã}}", "}{"])
def test_a_brace_alone_is_seen(pattern: str) -> None:
    assert names.has_stray_brace(pattern)
    assert not names.has_stray_brace("{xã}-{ năm }")
