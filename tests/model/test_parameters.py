from __future__ import annotations

from typing import TYPE_CHECKING

import kehoach

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "@tham số\n  số hộ: số\n\n@kế hoạch Thi đua năm 2026\n  năm: 2026\n\nNăm 2026, {số hộ} hộ, xã Bình Gia.\n"


def test_a_parameter_without_a_value_is_one_fault_and_no_other_follows_from_it() -> None:
    result = kehoach.loads(SOURCE)
    (fault,) = (one for one in result.diagnostics if one.code == "KH055")
    assert '«số hộ: số = …», hoặc cho khi chạy: --param "số hộ=…"' in fault.help("vi")
    filled = kehoach.loads(SOURCE, parameters={"số hộ": "12"}).check()
    assert [one.code for one in result.check() if one.code != "KH055"] == [one.code for one in filled]


def test_a_plan_adds_its_parameters_to_those_of_the_office_and_goes_before_them(tmp_path: Path) -> None:
    shared = "@tham số\n  xã: chữ = An Phú\n  hạn: ngày = 15/12/2026\n  số hộ: số\n"
    (tmp_path / "chung.kh").write_text(shared, encoding="utf-8")
    text = "@dùng chung.kh\n@tham số\n  hạn: ngày = 20/12/2026\n\n" + SOURCE.partition("\n\n")[2].replace(
        "hộ, xã", "hộ, {xã}"
    )
    result = kehoach.loads(text, path=str(tmp_path / "a.kh"), file=tmp_path / "a.kh")
    assert [one.place.file for one in result.diagnostics if one.code == "KH055"] == [str(tmp_path / "chung.kh")]
    assert result.plan is not None
    assert [(one.name, one.value) for one in result.plan.parameters] == [
        ("hạn", "20/12/2026"), ("xã", "An Phú"), ("số hộ", ""),
    ]  # fmt: skip


def test_the_year_of_an_office_is_that_of_a_plan_which_states_none(tmp_path: Path) -> None:
    shared = "@cơ quan\n  năm: 2025\n@tham số\n  năm: số = 2024\n"
    (tmp_path / "chung.kh").write_text(shared, encoding="utf-8")
    for head, year in (("", 2025), ("  năm: {năm}\n", 2024), ("  năm: 2026\n", 2026)):
        text = f"@kế hoạch Thi đua năm {{năm}}\n{head}@dùng chung.kh\n"
        plan = kehoach.loads(text, path=str(tmp_path / "a.kh"), file=tmp_path / "a.kh").plan
        assert plan is not None
        assert (plan.head.year, plan.head.title) == (year, f"Thi đua năm {year}")
