from __future__ import annotations

import json
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

import kehoach
from kehoach.model.interchange import NotAPlan, from_json, schema, schema_json, to_json
from kehoach.model.json_faults import stretch
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.model.plan import Plan

EXAMPLES = sorted(resource("examples").glob("*.kh"))
SOURCE = """@kế hoạch Thi đua năm {năm}
  năm: 2024
  cơ quan: UBND xã Bình Lương
  nơi: Bình Lương
  ngày: …/02/2024

# Chỉ tiêu
@chỉ tiêu
  Tỷ lệ hộ dùng nước sạch: 81,69%
  Thu ngân sách: 28.603,61 tỷ đồng
  Thu nhập bình quân: 35,50 triệu đồng
@đợt 1: 01/01/2024 - 30/4/2024
"""


def plan() -> Plan:
    made = kehoach.loads(SOURCE).plan
    assert made is not None
    return made


def as_data() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(to_json(plan()))
    return found


def faults(text: str | bytes) -> list[tuple[str, int, dict[str, str]]]:
    with pytest.raises(NotAPlan) as raised:
        from_json(text, path="a.json")
    return [(one.code, one.place.line, one.args) for one in raised.value.diagnostics]


def test_the_published_schema_is_the_one_that_the_types_make() -> None:
    assert resource("schema", "plan.schema.json").read_text(encoding="utf-8") == schema_json()


def test_the_schema_is_a_schema_and_tells_what_the_docstrings_tell() -> None:
    made = schema()
    Draft202012Validator.check_schema(made)
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    assert made["$defs"]["Head"]["properties"]["issued_with"]["description"].startswith("The decision")
    assert made["$defs"]["Indicator"]["properties"]["value"]["anyOf"][0] == {"type": "number"}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: Path(path).stem)
def test_the_json_of_an_example_fits_the_schema_and_reads_back_as_the_same_plan(path: Path) -> None:
    made = kehoach.load(path).plan
    if made is None:
        pytest.skip("an office's file holds no plan")
    written = to_json(made)
    Draft202012Validator(schema()).validate(json.loads(written))
    assert from_json(written) == made


def test_figures_keep_all_the_decimals_that_were_written() -> None:
    written = to_json(plan())
    assert [figure for figure in ("81.69", "28603.61", "35.50") if f'"value": {figure},' not in written] == []
    assert [str(one.value) for one in from_json(written).indicators] == ["81.69", "28603.61", "35.50"]


def test_dates_are_iso_or_say_what_is_open() -> None:
    data = as_data()
    assert data["phases"][0]["from"] == "2024-01-01"
    assert data["head"]["date"] == {"value": "2024-02", "text": "…/02/2024"}


def test_the_same_plan_is_written_in_the_same_way_and_in_utf_8() -> None:
    assert to_json(plan()) == to_json(plan())
    assert "xã Bình Lương" in to_json(plan())
    assert to_json(plan()).startswith('{\n  "head": {\n    "format": "nđ30",\n')


def without_place(data: dict[str, Any]) -> None:
    del data["head"]["place"]


def with_mistyped_key(data: dict[str, Any]) -> None:
    data["head"]["plcae"] = "x"


def with_wrong_type(data: dict[str, Any]) -> None:
    data["head"]["year"] = "2024"


def with_impossible_date(data: dict[str, Any]) -> None:
    data["phases"][0]["from"] = "2024-02-31"


def with_unknown_block(data: dict[str, Any]) -> None:
    data["sections"][0]["kind"] = "sectoin"


def with_fault_deep_inside(data: dict[str, Any]) -> None:
    data["sections"][0]["ordinal"] = []


@pytest.mark.parametrize(
    ("spoil", "code", "args"),
    [
        (without_place, "KH089", {"path": "head", "names": "place"}),
        (with_mistyped_key, "KH088", {"path": "head", "name": "plcae"}),
        (with_wrong_type, "KH090", {"path": "head.year", "expected": "integer | null"}),
        (with_impossible_date, "KH090", {"path": "phases[0].from", "expected": "date | PartialDate | null"}),
        (
            with_unknown_block,
            "KH090",
            {"path": "sections[0]", "expected": "kind: section | paragraph | table | facts"},
        ),
        (with_fault_deep_inside, "KH090", {"path": "sections[0].ordinal", "expected": "integer"}),
    ],
)
def test_json_that_does_not_fit_is_told_by_its_path(
    spoil: Callable[[dict[str, Any]], None], code: str, args: dict[str, str]
) -> None:
    data = as_data()
    spoil(data)
    assert [(found, told) for found, _, told in faults(json.dumps(data))] == [(code, args)]


def test_every_fault_is_told_at_its_own_line() -> None:
    data = as_data()
    with_mistyped_key(data)
    with_wrong_type(data)
    text = json.dumps(data, indent=2)
    lines = text.splitlines()
    assert [lines[line - 1].split(":")[0].strip() for _, line, _ in faults(text)] == ['"year"', '"plcae"']


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "KH087"),
        ('{"head": {', "KH087"),
        ("[" * 100_000, "KH091"),
        ("9" * 100_000, "KH090"),
        (b"\xff", "KH087"),
        ('{"head": \ud800}', "KH087"),
        ("NaN", "KH090"),
    ],
    ids=range(7),
)
def test_what_is_no_json_at_all_is_told_too(text: str | bytes, code: str) -> None:
    assert [found for found, _, _ in faults(text)] == [code]


def test_a_value_is_found_where_it_stands() -> None:
    text = '{"a": [1, {"b": "x,}"}], "c": true}'
    paths: tuple[tuple[str | int, ...], ...] = ((), ("a", 1, "b"), ("c",))
    assert [text[slice(*stretch(text, path))] for path in paths] == [text, '"x,}"', "true"]


def test_a_plan_is_loaded_from_json(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("\ufeff" + to_json(plan(), indent=0), encoding="utf-8")
    loaded = kehoach.load(file)
    assert loaded.diagnostics == ()
    assert loaded.plan == plan()


def test_a_parameter_for_a_plan_that_is_filled_in_is_told(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text(to_json(plan()), encoding="utf-8")
    loaded = kehoach.load(file, parameters={"xã": "Bình Gia"})
    (told,) = loaded.diagnostics
    assert (told.code, told.args, told.place.file, told.place.line) == ("KH099", {"name": "xã"}, str(file), 1)
    assert loaded.plan == plan()
    assert kehoach.load(file, parameters={}).diagnostics == ()


def test_a_json_file_that_holds_no_plan_is_told_with_its_lines(tmp_path: Path) -> None:
    file = tmp_path / "plan.json"
    file.write_text("{}\n", encoding="utf-8")
    loaded = kehoach.load(file)
    assert loaded.plan is None
    assert [one.code for one in loaded.diagnostics] == ["KH089"]
    assert loaded.sources[str(file)].lines[0] == "{}"


def test_a_decimal_without_decimals_stays_as_it_is() -> None:
    text = to_json(plan()).replace("81.69", "1E+3")
    assert from_json(text).indicators[0].value == Decimal(1000)
