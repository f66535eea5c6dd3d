"""`phat-dong-xa.kh`, a plan for many communes: each row of `xa.csv` gives one."""

from __future__ import annotations

import csv
from typing import NamedTuple

import pytest

import kehoach
from kehoach.model.plan import PartialDate
from kehoach.values.dates import iso
from tests.examples.plans import ROOT

TEMPLATE = ROOT / "examples" / "phat-dong-xa.kh"


def rows() -> list[dict[str, str]]:
    with (ROOT / "examples" / "xa.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


class Commune(NamedTuple):
    """What a plan says of its commune."""

    issuer: str
    place: str
    households: int
    launch: str
    signer: str


COMMUNES = [
    Commune("Ủy ban nhân dân xã Tân An", "Tân An", 12, "2026-02-15", "Nguyễn Văn A"),
    Commune("Ủy ban nhân dân xã Đông Hòa", "Đông Hòa", 7, "2026-02-20", "Trần Thị B"),
    Commune("Ủy ban nhân dân xã Tây Hòa", "Tây Hòa", 15, "2026-02-25", "Lê Văn C"),
]


def commune(parameters: dict[str, str]) -> Commune:
    result = kehoach.load(TEMPLATE, parameters=parameters)
    plan = result.plan
    assert plan is not None
    assert result.diagnostics == ()
    launch, households = plan.phases[0].start, plan.indicators[0].value
    assert launch is not None
    assert households is not None
    return Commune(plan.head.issuers[0].name, plan.head.place, int(households), iso(launch), plan.signatures[0].name)


def test_each_row_of_the_file_makes_the_plan_of_its_commune() -> None:
    assert [commune(row) for row in rows()] == COMMUNES


def test_a_parameter_is_found_however_its_name_is_typed() -> None:
    assert commune({"XA": "Đông Hòa", "ho ngheo": "7"}).issuer == "Ủy ban nhân dân xã Đông Hòa"


def test_the_year_of_the_plan_may_be_a_parameter() -> None:
    plan = kehoach.load(TEMPLATE, parameters={"năm": "2027"}).plan
    assert plan is not None
    assert plan.head.year == 2027
    assert plan.head.title.endswith("năm 2027")
    assert plan.head.date == PartialDate(value="2027-01", text="…/01/2027")


@pytest.mark.parametrize(
    ("given", "codes"),
    [
        ({"hộ nghèo": "nhiều"}, ["KH056"]),
        ({"ngày phát động": "31/02/2026"}, ["KH056"]),
        ({"huyện": "Bình Sơn"}, ["KH057"]),
    ],
)
def test_a_value_that_does_not_fit_is_told_once(given: dict[str, str], codes: list[str]) -> None:
    assert [one.code for one in kehoach.load(TEMPLATE, parameters=given).diagnostics] == codes


def test_a_parameter_without_a_default_must_be_given() -> None:
    source = TEMPLATE.read_text(encoding="utf-8").replace("chữ = Tân An", "chữ")
    assert [one.code for one in kehoach.loads(source).diagnostics] == ["KH055"]
    assert kehoach.loads(source, parameters={"xã": "Tân An"}).diagnostics == ()


def test_the_year_that_a_parameter_gives_is_named_by_the_plan() -> None:
    text = "@tham số\n  niên độ: số = 2025\n\n@kế hoạch Thi đua năm {năm}\n  năm: {niên độ}\n\nĐến năm {năm + 1}.\n"
    result = kehoach.loads(text, parameters={"niên độ": "2027"})
    assert result.plan is not None
    assert result.plan.head.year == 2027
    assert [passage.text for passage in result.passages] == ["Thi đua năm 2027", "Đến năm 2028."]
