"""The tables of facts: each agrees with itself, and the register answers by kind, number and date."""

from __future__ import annotations

import os
import re
from collections import Counter
from datetime import date
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.rules import Subject, register
from kehoach.rules.citation_forms import issuers, kinds_of, read_symbol, right_form
from kehoach.rules.occasions import occasions
from kehoach.rules.sources_of_law import RULES
from kehoach.rules.tables import items, table
from tests.case_files import under_head

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.rules.register import Document

REGISTER = register.shipped()
ROWS = table("register")
STATUSES = {"còn hiệu lực", "hết hiệu lực", "hết một phần", "chưa rõ"}
CERTAINTIES = {"hai nguồn", "một nguồn", "chưa tra"}
TODAY = date(2026, 11, 21)
"""The day on which the register was compiled."""


def of(kind: str, number: str, day: date) -> Document:
    found = REGISTER.find(kind, number, day)
    assert found is not None
    return found


def test_the_register_holds_what_plans_cite_most() -> None:
    assert len(REGISTER.documents) >= 150


def test_no_document_stands_in_the_register_twice() -> None:
    assert len(REGISTER.documents) == len(ROWS)


def test_a_row_says_how_certain_it_is_and_where_it_was_read() -> None:
    assert {row["tình trạng"] for row in ROWS} == STATUSES
    assert {row["độ chắc"] for row in ROWS} == CERTAINTIES
    assert [row["số"] for row in ROWS if bool(row["nguồn"]) != (row["độ chắc"] != "chưa tra")] == []


def test_the_symbol_of_a_row_is_well_formed_and_fits_its_kind() -> None:
    symbols = {(row["loại"], row["số"]): read_symbol(row["số"]) for row in ROWS}
    assert [number for _, number in symbols if right_form(number) != number] == []
    assert [one for one, symbol in symbols.items() if symbol and one[0] not in kinds_of(symbol)] == []


def test_the_year_in_a_number_is_the_year_of_its_date() -> None:
    years = [(row["ngày"], re.match(r"\d+/(\d{4})/", row["số"])) for row in ROWS]
    assert [day for day, year in years if year and year[1] != day[:4]] == []


def test_the_days_of_a_document_follow_one_another() -> None:
    assert [one.name for one in REGISTER.documents if one.since and one.since < one.day] == []
    assert [one.name for one in REGISTER.documents if one.until and one.until <= (one.since or one.day)] == []


def test_what_is_over_is_not_called_in_force() -> None:
    ended = [(row, date.fromisoformat(row["hết hiệu lực"]) <= TODAY) for row in ROWS if row["hết hiệu lực"]]
    wrong = [row["số"] for row, over in ended if (row["tình trạng"] == "hết hiệu lực") is not over]
    assert wrong == []


def test_what_is_unsure_has_no_day_on_which_it_ended() -> None:
    assert [row["số"] for row in ROWS if row["tình trạng"] == "chưa rõ" and row["hết hiệu lực"]] == []


def test_a_successor_in_the_register_came_later() -> None:
    last = {one.number: one.day for one in sorted(REGISTER.documents, key=lambda one: one.day)}
    pairs = [(one, last.get(number)) for one in REGISTER.documents for number in one.replaced_by]
    assert [one.name for one, later in pairs if later and later <= one.day] == []


def test_a_number_that_came_back_is_two_documents() -> None:
    assert {one.day.year for one in REGISTER.numbered("Chỉ thị", "34-CT/TW")} == {2014, 2024}
    assert of("Chỉ thị", "34-CT/TW", date(2014, 4, 7)).issuer == "Bộ Chính trị"


def test_a_law_and_a_resolution_may_share_a_number() -> None:
    assert [one.kind for one in REGISTER.documents if one.number == "15/2003/QH11"] == ["Luật"]
    assert REGISTER.numbered("Nghị quyết", "15/2003/QH11") == ()


def test_laws_of_one_name_are_told_apart_by_their_day() -> None:
    assert [one.number for one in REGISTER.laws("thi đua - khen thưởng")] == ["15/2003/QH11", "06/2022/QH15"]


def test_a_decree_is_in_force_until_the_day_it_is_replaced() -> None:
    decree = of("Nghị định", "91/2017/NĐ-CP", date(2017, 7, 31))
    assert not decree.expired(date(2023, 12, 31))
    assert decree.expired(date(2024, 1, 1))


def test_an_office_adds_its_own_documents(tmp_path: Path) -> None:
    own = tmp_path / "so-van-ban.tsv"
    own.write_text(
        "loại\tsố\tngày\ttrích yếu\nKế hoạch\t12/KH-UBND\t15/01/2024\tvề thi đua\n# ghi chú\nhỏng\n", "utf-8"
    )
    both = register.load(str(own))
    assert len(both.documents) == len(REGISTER.documents) + 1
    assert [one.title for one in both.numbered("Kế hoạch", "12/KH-UBND")] == ["về thi đua"]


def test_what_an_office_adds_later_is_read(tmp_path: Path) -> None:
    own = tmp_path / "so-van-ban.tsv"
    own.write_text("loại\tsố\tngày\nKế hoạch\t12/KH-UBND\t15/01/2024\n", "utf-8")
    assert not register.load(str(own)).numbered("Kế hoạch", "13/KH-UBND")
    own.write_text("loại\tsố\tngày\nKế hoạch\t13/KH-UBND\t15/01/2024\n", "utf-8")
    os.utime(own, (0, 0))
    assert register.load(str(own)).numbered("Kế hoạch", "13/KH-UBND")


def test_an_office_without_a_file_has_the_shipped_register(tmp_path: Path) -> None:
    assert register.load(str(tmp_path / "không có.tsv")) is REGISTER


def test_a_plan_is_checked_against_the_register_of_its_office(tmp_path: Path) -> None:
    own = tmp_path / "so-van-ban.tsv"
    own.write_text(
        "loại\tsố\tngày\ttrích yếu\thết hiệu lực\tthay bằng\tđộ chắc\n"
        "Quyết định\t15/QĐ-UBND\t15/01/2023\tban hành Quy chế thi đua\t01/01/2024\t20/QĐ-UBND\tmột nguồn\n",
        "utf-8",
    )
    cited = "Theo Quyết định số 15/QĐ-UBND ngày 15/01/2023 của Ủy ban nhân dân xã ban hành Quy chế thi đua.\n"
    result = kehoach.loads(under_head(cited))
    assert result.plan is not None
    subject = Subject(result.plan, result.passages, result.sources, "", register=str(own))
    found = [(rule.code, finding.args["now"]) for rule in RULES for finding in rule.find(subject)]
    assert found == [("KH423", "20/QĐ-UBND")]


@pytest.mark.parametrize(
    ("name", "key"), [("holidays", "tên"), ("provinces", "tên"), ("bodies", "tên"), ("symbols", "ký hiệu")]
)
def test_every_row_has_its_source(name: str, key: str) -> None:
    assert [row[key] for row in table(name) if not row["nguồn"]] == []


@pytest.mark.parametrize("name", ["holidays", "provinces", "bodies"])
def test_no_name_stands_twice(name: str) -> None:
    assert [one for one, count in Counter(row["tên"] for row in table(name)).items() if count > 1] == []


def test_every_occasion_is_a_day_of_the_year() -> None:
    for occasion, names in occasions():
        assert date(2024, occasion.month, occasion.day)
        assert occasion.origin is None or 1800 < occasion.origin <= TODAY.year
        assert len(names) == len(set(names))


def test_sixty_three_provinces_became_thirty_four() -> None:
    rows = table("provinces")
    assert len(rows) == 34
    assert sum(len(items(row["nhập từ"])) or 1 for row in rows) == 63


def test_a_body_that_is_gone_has_a_day_for_it() -> None:
    for row in table("bodies"):
        assert not row["nay là"] or row["đến"]
        assert not row["đến"] or not row["từ"] or row["từ"] < row["đến"]


def test_every_symbol_stands_for_something() -> None:
    assert all(row["tên"] for row in table("symbols"))
    assert {issuer.system for issuer in issuers().values()} <= {"Đảng", "Nhà nước", "Đoàn và hội (kiểu của Đảng)"}
