from __future__ import annotations

import json
from typing import TYPE_CHECKING

import msgspec
import pytest

from kehoach.model.interchange import from_json
from kehoach.text import catalogue
from tests.cli.conftest import RULES

if TYPE_CHECKING:
    from pathlib import Path

    from tests.cli.conftest import Run

PLAN = "@kế hoạch Thi đua xã {xã}\n  năm: 2024\n  cơ quan: UBND xã\n  nơi: Bình Gia\n\n@tham số\n  xã: chữ = A\n"


@pytest.fixture(autouse=True)
def rules_that_ship(monkeypatch: pytest.MonkeyPatch, rules_of_the_test: None) -> None:
    """A plan is compiled here, with its own faults."""
    del rules_of_the_test
    any_error = msgspec.structs.replace(RULES["KH930"], severity="error")
    shipped = dict.fromkeys(("KH042", "KH089"), any_error)
    monkeypatch.setattr(catalogue, "entry", shipped.__getitem__)


@pytest.fixture
def plan(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    file = tmp_path / "a.kh"
    file.write_text(PLAN, encoding="utf-8")
    return file


def test_the_model_is_printed_as_json(run: Run, plan: Path) -> None:
    code, out, err = run("model", plan.name)
    assert (code, err) == (0, "")
    assert from_json(out).head.title == "Thi đua xã A"


def test_parameters_are_given_on_the_command_line(run: Run, plan: Path) -> None:
    assert json.loads(run("model", plan.name, "--param", "xã=Bình Gia").out)["head"]["title"] == "Thi đua xã Bình Gia"


def test_what_is_printed_can_be_read_again(run: Run, plan: Path) -> None:
    printed = run("model", plan.name).out
    plan.with_suffix(".json").write_text(printed, encoding="utf-8")
    assert run("model", "a.json") == (0, printed, "")


def test_a_plan_with_errors_is_printed_as_far_as_it_could_be_made(run: Run, plan: Path) -> None:
    plan.write_text(PLAN + "\nThi đua {năm ++} yêu nước\n", encoding="utf-8")
    code, out, err = run("model", plan.name)
    assert code == 1
    assert from_json(out).head.year == 2024
    assert err.startswith("a.kh:9:9\n")


def test_a_faulty_json_file_prints_only_what_is_wrong(run: Run, plan: Path) -> None:
    plan.with_suffix(".json").write_text("{}", encoding="utf-8")
    code, out, err = run("model", "a.json")
    assert (code, out) == (1, "")
    assert err.startswith("a.json:1:1\n")


def test_the_schema_is_printed_without_a_plan(run: Run) -> None:
    code, out, err = run("model", "--schema")
    assert (code, err) == (0, "")
    assert json.loads(out)["title"] == "Plan"


def test_a_missing_file_is_wrong_use(run: Run) -> None:
    assert run("model", "mat.kh") == (2, "", "mat.kh: không tìm thấy tệp này\n")


def test_a_file_or_the_schema_must_be_asked_for(run: Run) -> None:
    assert run("model").code == 2
