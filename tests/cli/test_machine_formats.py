from __future__ import annotations

import json
from typing import TYPE_CHECKING

from kehoach.cli.show import as_json, github, sarif
from kehoach.text.diagnostics import Diagnostic
from tests.cli.conftest import at, missing_colon, needless_word

if TYPE_CHECKING:
    from pathlib import Path

    from syrupy.assertion import SnapshotAssertion

FOUND = [missing_colon(at(2, 3, 6)), needless_word(at(3, 10, 6, end_line=4)), missing_colon(at(9, 1, 4))]


def test_json_is_one_array_with_the_promised_keys() -> None:
    first, *rest = json.loads(as_json.report(FOUND, "vi"))
    assert len(rest) == 2
    assert first == {
        "code": "KH912",
        "severity": "error",
        "file": "bình-giã.kh",
        "line": 2,
        "column": 3,
        "end_line": 2,
        "end_column": 6,
        "message": "Sau khóa «năm» thiếu dấu hai chấm.",
        "clause": "NĐ 30, Phụ lục I, Phần I, Mục II.4c",
        "fixes": [
            {
                "title": "Thêm dấu hai chấm sau «năm»",
                "safe": True,
                "edits": [{"line": 2, "column": 3, "end_line": 2, "end_column": 6, "text": "năm:"}],
            }
        ],
    }


def test_json_of_a_good_plan_is_an_empty_array() -> None:
    assert json.loads(as_json.report([], "vi")) == []


def test_sarif_tells_tool_rules_results_and_fixes(snapshot: SnapshotAssertion) -> None:
    assert sarif.report(FOUND, "vi") == snapshot


def test_sarif_points_each_result_at_its_rule() -> None:
    run = json.loads(sarif.report(FOUND, "en"))["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert [rules[result["ruleIndex"]] for result in run["results"]] == ["KH912", "KH920", "KH912"]


def test_sarif_writes_an_absolute_path_as_a_uri(tmp_path: Path) -> None:
    file = str(tmp_path / "kế hoạch.kh")
    run = json.loads(sarif.report([missing_colon(at(1, 1, 4, file=file))], "vi"))["runs"][0]
    uri = run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
    assert uri.startswith("file:///")
    assert uri.endswith("/k%E1%BA%BF%20ho%E1%BA%A1ch.kh")


def test_github_gets_a_workflow_command_a_diagnostic() -> None:
    assert github.report(FOUND[:2], "vi").splitlines() == [
        (
            "::error file=bình-giã.kh,line=2,col=3,endLine=2,endColumn=6,title=KH912"
            "::Sau khóa «năm» thiếu dấu hai chấm.%0AViết «năm:» rồi đến giá trị."
        ),
        "::warning file=bình-giã.kh,line=3,endLine=4,title=KH920::Thừa chữ «thừa».",
    ]


def test_github_signs_are_escaped() -> None:
    told = github.report([needless_word(at(1, 1, 2, file="a,b:100%.kh"), word="97%\r\n: a,b")], "vi")
    assert told.startswith("::warning file=a%2Cb%3A100%25.kh,line=1,")
    assert told.endswith("::Thừa chữ «97%25%0D%0A: a,b».\n")


def test_github_calls_a_hint_a_notice() -> None:
    assert github.report([Diagnostic("KH930", at(1, 1, 2))], "vi").startswith("::notice ")
