"""Where there is nothing to render."""

from __future__ import annotations

import pytest

import kehoach


def refusal(result: kehoach.Result) -> kehoach.NoPlanError:
    with pytest.raises(kehoach.NoPlanError) as fault:
        result.render("docx")
    return fault.value


def test_a_file_of_what_plans_share_has_no_line_that_begins_a_plan() -> None:
    result = kehoach.load("examples/van-phong.kh")
    assert result.diagnostics == ()
    fault = refusal(result)
    assert str(fault) == "KH070 This file has no line “@kế hoạch”."
    assert [(one.code, one.place.file, one.place.line) for one in fault.diagnostics] == [
        ("KH070", "examples/van-phong.kh", 1)
    ]


def test_what_is_doubtful_in_such_a_file_is_told_beside_it() -> None:
    result = kehoach.loads("@viết tắt\n  HĐND = Hội đồng nhân dân\u200b\n")
    assert {one.severity for one in result.diagnostics} == {"warning"}
    assert [one.code for one in refusal(result).diagnostics] == [*(one.code for one in result.diagnostics), "KH070"]


@pytest.mark.parametrize("text", ["", "# Mục đích\n"])
def test_a_source_with_errors_is_told_by_them_alone(text: str) -> None:
    result = kehoach.loads(text)
    assert refusal(result).diagnostics == result.diagnostics


def test_a_result_without_sources_is_told_too() -> None:
    assert [one.code for one in refusal(kehoach.Result(None, (), {})).diagnostics] == ["KH070"]


@pytest.mark.parametrize("wrong", [None, 7])
def test_what_is_no_text_is_refused_with_the_way_to_read_a_file(wrong: object) -> None:
    with pytest.raises(TypeError, match=r"str or bytes, not \w+; load reads a file"):
        kehoach.loads(wrong)  # type: ignore[arg-type]
