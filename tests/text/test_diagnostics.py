from __future__ import annotations

import pytest

from kehoach.text import catalogue
from kehoach.text.catalogue import Entry
from kehoach.text.diagnostics import Diagnostic, Fix, Place, has_errors

PLACE = Place("a.kh", 1, 1, 1, 4)
RULES = {
    "KH901": Entry(
        severity="error",
        message={"vi": "Không có khóa «{key}».", "en": "There is no key “{key}”."},
        help={"vi": "Viết «{near}».", "en": "Write “{near}”."},
        why={"vi": "Khóa là tên của dữ liệu.", "en": "A key names a fact."},
        clause="NĐ 30, Điều 8",
    ),
    "KH902": Entry(
        severity="warning",
        message={"vi": "Dòng trống.", "en": "Blank line."},
        why={"vi": "Không cần.", "en": "Not needed."},
    ),
}


@pytest.fixture(autouse=True)
def rules(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catalogue, "entry", RULES.__getitem__)


def test_a_diagnostic_takes_its_words_from_the_catalogue() -> None:
    fault = Diagnostic("KH901", PLACE, {"key": "nam", "near": "năm"})
    assert (fault.severity, fault.clause) == ("error", "NĐ 30, Điều 8")
    assert fault.message("vi") == "Không có khóa «nam»."
    assert fault.help("en") == "Write “năm”."


def test_a_rule_may_have_no_help() -> None:
    assert Diagnostic("KH902", PLACE).help("vi") == ""


def test_what_the_author_typed_is_not_read_as_a_template() -> None:
    assert Diagnostic("KH901", PLACE, {"key": "{năm}", "near": ""}).message("vi") == "Không có khóa «{năm}»."


def test_a_fix_is_titled_in_the_readers_language(monkeypatch: pytest.MonkeyPatch) -> None:
    titles = {"rename": {"vi": "Đổi thành «{key}»", "en": "Rename to “{key}”"}}
    monkeypatch.setattr(catalogue, "phrases", {"fix": titles}.__getitem__)
    fix = Fix("fix.rename", (), args={"key": "năm"})
    assert fix.title_in("vi") == "Đổi thành «năm»"
    assert fix.title_in("en") == "Rename to “năm”"


def test_only_an_error_keeps_a_plan_from_being_issued() -> None:
    error, warning = Diagnostic("KH901", PLACE), Diagnostic("KH902", PLACE)
    assert has_errors([warning, error])
    assert not has_errors([warning])
    assert not has_errors([])


def test_places_stand_in_the_order_of_the_file() -> None:
    later = Place("a.kh", 2, 1, 2, 1)
    assert sorted([later, PLACE]) == [PLACE, later]
