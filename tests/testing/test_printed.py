from __future__ import annotations

import re
from typing import TYPE_CHECKING

import kehoach
from kehoach.layout import lay_out
from kehoach.render import pdf
from kehoach.testing import pdf_lines
from tests.layout.plans import para, section, small

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.model.plan import Plan


def lines(plan: Plan) -> list[str]:
    return pdf_lines(kehoach.Result(plan, (), {})).splitlines()


def test_a_page_is_told_by_its_size_and_a_line_by_its_place_letters_and_words() -> None:
    first, *others = lines(small())
    assert first == "--- page 1: 210 × 297 mm"
    title = next(line for line in others if line.endswith("[Tinos-Bold 14] KẾ HOẠCH"))
    left, right = (float(figure) for figure in re.findall(r"\d+\.\d", title)[:2])
    assert round((left + right) / 2 - (30 + 165 / 2)) == 0


def test_columns_side_by_side_are_lines_of_their_own() -> None:
    assert [line for line in lines(small()) if "CỘNG HÒA" in line and "BÌNH LƯƠNG" in line] == []


def test_a_line_that_breaks_elsewhere_is_seen() -> None:
    short, long = (small(sections=(section("#", "Mục", para("Nâng cao " * count)),)) for count in (5, 40))
    assert len(lines(long)) > len(lines(short))


def test_a_finished_file_is_shown_as_the_plan_that_it_was_made_from(tmp_path: Path) -> None:
    file = tmp_path / "ban-hanh.pdf"
    file.write_bytes(pdf.render(lay_out(small())))
    assert pdf_lines(file).splitlines() == lines(small())
