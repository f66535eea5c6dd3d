from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.testing import FaultyPlanError, docx_text, laid_out, page_pictures, pdf_lines
from tests.examples.plans import ROOT

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

PLAN = ROOT / "examples" / "phat-dong-xa.kh"


def test_a_plan_is_named_by_its_path_or_given_as_read() -> None:
    assert laid_out(PLAN) == laid_out(str(PLAN)) == laid_out(kehoach.load(PLAN))


def test_parameters_change_what_is_laid_out() -> None:
    assert "XÃ BÌNH GIA" in laid_out(kehoach.load(PLAN, parameters={"xã": "Bình Gia"}))


@pytest.mark.parametrize("show", [laid_out, docx_text, pdf_lines, page_pictures])
def test_the_figures_of_the_office_count(show: Callable[[Path], object], tmp_path: Path) -> None:
    file, figures = tmp_path / "a.kh", tmp_path / "so-lieu.toml"
    source = (
        "@kế hoạch Thi đua\n  năm: 2026\n  cơ quan: Ủy ban nhân dân xã A\n  tệp thể thức: so-lieu.toml\n\nNội dung.\n"
    )
    file.write_text(source, encoding="utf-8")
    figures.write_text("[page]\nleft = 30\n", encoding="utf-8")
    before = show(file)
    figures.write_text("[page]\nleft = 35\n", encoding="utf-8")
    assert show(file) != before


@pytest.mark.parametrize("show", [laid_out, docx_text, pdf_lines, page_pictures])
def test_a_plan_with_errors_is_refused_with_the_words_of_the_checker(show: object) -> None:
    assert callable(show)
    result = kehoach.loads("@kế hoạch Thi đua\n  năm: hai\n", path="sai.kh")
    fault = result.diagnostics[0]
    with pytest.raises(FaultyPlanError, match=rf"sai\.kh:\d+:\d+: {fault.code} "):
        show(result)
