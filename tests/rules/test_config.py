from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.rules import config
from tests.case_files import under_head

if TYPE_CHECKING:
    from pathlib import Path

STOPPED = under_head("# Mục tiêu.\nXây dựng xã văn minh.\n")


@pytest.fixture
def office(tmp_path: Path) -> Path:
    plan = tmp_path / "2024" / "thi-dua.kh"
    plan.parent.mkdir()
    plan.write_text(STOPPED, encoding="utf-8")
    return tmp_path


def told(office: Path, settings: str) -> list[str]:
    (office / "kehoach.toml").write_text(settings, encoding="utf-8")
    return [one.code for one in kehoach.load(office / "2024" / "thi-dua.kh").check()]


def test_a_rule_is_off_for_every_plan_below_the_file(office: Path) -> None:
    assert told(office, '[kiem-tra.bo-qua]\nKH230 = "sở quen viết dấu chấm"\n') == []


def test_a_family_is_off_as_well(office: Path) -> None:
    assert told(office, '[kiem-tra.bo-qua]\nKH2 = "đang chuyển đổi"\n') == []


def test_the_coverage_says_that_the_office_has_turned_it_off(office: Path) -> None:
    told(office, '[kiem-tra.bo-qua]\nKH230 = "sở quen viết dấu chấm"\n')
    report = kehoach.load(office / "2024" / "thi-dua.kh").review()
    assert report.not_evaluated["KH230"] == "off"


def test_the_nearest_file_counts(office: Path) -> None:
    (office / "2024" / "kehoach.toml").write_text("", encoding="utf-8")
    assert told(office, '[kiem-tra.bo-qua]\nKH230 = "sở quen viết dấu chấm"\n') == ["KH230"]


def test_a_rule_without_a_reason_stays_on(office: Path) -> None:
    assert sorted(told(office, '[kiem-tra.bo-qua]\nKH230 = ""\n')) == ["KH197", "KH230"]


@pytest.mark.parametrize("code", ["KH999", "KH023", "KH", "XX1"])
def test_a_code_that_cannot_be_off_is_told(office: Path, code: str) -> None:
    assert sorted(told(office, f'[kiem-tra.bo-qua]\n{code} = "thử"\n')) == ["KH196", "KH230"]


@pytest.mark.parametrize("broken", ["[kiem-tra", "[kiem-tra]\nbo-qua = 3\n", "[kiem-tra]\nbo-qa = {}\n"])
def test_a_file_that_cannot_be_read_is_told(office: Path, broken: str) -> None:
    assert sorted(told(office, broken)) == ["KH195", "KH230"]


def test_tables_for_others_are_let_alone(office: Path) -> None:
    assert told(office, '[cong-cu-khac]\nten = "x"\n') == ["KH230"]


def test_the_register_of_the_office_is_found_beside_the_file(office: Path) -> None:
    told(office, '[kiem-tra]\ndanh-muc = "van-ban.tsv"\n')
    assert config.config_beside(str(office / "2024" / "thi-dua.kh")).register == str(office / "van-ban.tsv")


def test_a_plan_in_no_file_has_no_settings() -> None:
    assert config.config_beside("") == config.Config()
