"""`van-phong.kh`, what an office keeps for all its plans, and the short plans that use it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach
from tests.examples.plans import ROOT, compiled, plan_of

if TYPE_CHECKING:
    from pathlib import Path

PLAN = plan_of("truyen-thong-2026")
OFFICE = (ROOT / "examples" / "van-phong.kh").read_text(encoding="utf-8")
USES = "@dùng van-phong.kh\n@kế hoạch Thử\n  năm: 2026\n"


def result_of(folder: Path, plan: str, **files: str) -> kehoach.Result:
    (folder / "van-phong.kh").write_text(OFFICE, encoding="utf-8")
    for name, source in files.items():
        (folder / f"{name}.kh").write_text(source, encoding="utf-8")
    (folder / "plan.kh").write_text(plan, encoding="utf-8")
    return kehoach.load(folder / "plan.kh")


def codes(result: kehoach.Result) -> list[str]:
    return [one.code for one in result.diagnostics]


def test_a_plan_takes_what_it_does_not_say_from_its_office() -> None:
    assert PLAN.head.issuers[0].name == "Ủy ban nhân dân xã Tân An"
    assert PLAN.head.place == "Tân An"
    assert PLAN.head.number is not None
    assert PLAN.head.number.text == "…/KH-UBND"
    assert PLAN.signatures[0].name == "Nguyễn Văn A"
    assert [one.short for one in PLAN.abbreviations] == ["HĐND", "UBND", "MTTQ"]


def test_what_a_plan_says_itself_stands_in_place_of_the_office() -> None:
    earlier, later = plan_of("nong-thon-moi-2025"), plan_of("moi-cau-truc")
    assert earlier.head.number is not None
    assert earlier.head.number.text == "08/KH-UBND"
    assert [one.name for one in later.recipients][-1] == "Lưu: VT, MTTQ"
    assert len(later.signatures) == 2


def test_a_unit_is_named_by_its_id_wherever_units_stand() -> None:
    first, second = PLAN.assignments
    assert first.units == ("Phòng Văn hóa - Xã hội xã",)
    assert first.partners == ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", "Công an xã")
    assert second.units == ("Ủy ban Mặt trận Tổ quốc Việt Nam xã",)


def test_a_fact_knows_the_file_that_it_stands_in() -> None:
    signed = PLAN.signatures[0].span
    assert signed is not None
    assert signed.file.endswith("van-phong.kh")
    assert PLAN.head.span is not None
    assert PLAN.head.span.file == ""


def test_the_short_plans_and_the_file_of_the_office_itself_are_sound() -> None:
    for name in ("truyen-thong-2026", "nong-thon-moi-2025", "van-phong"):
        assert compiled(name).diagnostics == ()


def test_an_office_may_use_the_file_of_another(tmp_path: Path) -> None:
    result = result_of(tmp_path, USES.replace("van-phong", "phong-a"), **{"phong-a": "@dùng van-phong.kh\n"})
    assert result.plan is not None
    assert result.plan.head.place == "Tân An"
    assert codes(result) == []


def test_files_that_use_one_another_in_a_circle_are_told(tmp_path: Path) -> None:
    result = result_of(tmp_path, USES.replace("van-phong", "a"), a="@dùng b.kh\n", b="@dùng a.kh\n")
    assert "KH082" in codes(result)


def test_a_file_that_is_not_there_is_told_at_its_name(tmp_path: Path) -> None:
    (fault,) = (one for one in result_of(tmp_path, USES.replace("van-phong", "x")).diagnostics if one.code == "KH080")
    assert (fault.place.line, fault.place.column) == (1, 7)


def test_a_file_outside_the_project_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "du-an").mkdir()
    (tmp_path / "ngoai.kh").write_text(OFFICE, encoding="utf-8")
    assert "KH081" in codes(result_of(tmp_path / "du-an", USES.replace("van-phong.kh", "../ngoai.kh")))


def test_prose_does_not_belong_in_the_file_of_an_office(tmp_path: Path) -> None:
    result = result_of(tmp_path, USES.replace("van-phong", "phong-a"), **{"phong-a": f"{OFFICE}\nMột đoạn văn.\n"})
    (fault,) = result.diagnostics
    assert fault.code == "KH086"
    assert fault.place.file.endswith("phong-a.kh")


def test_a_text_without_a_folder_cannot_use_files() -> None:
    assert "KH083" in codes(kehoach.loads(USES))
