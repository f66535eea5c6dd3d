from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import msgspec
import pytest

from kehoach.layout.document import Paragraph
from kehoach.model.plan import LegalBasis, Run, Section
from kehoach.values.dates import PartialDate
from tests.layout.pages import lines, parts, said
from tests.layout.plans import TABLE, full, head, para, party, section, small, words, youth

if TYPE_CHECKING:
    from kehoach.model.plan import Plan

BASES = tuple(
    LegalBasis(id="", lead="Căn cứ", text=words(text), citation=None)
    for text in ("Luật Thi đua, khen thưởng", "Nghị định số 98/2023/NĐ-CP;")
)
OLDER, NEWER = PartialDate(value="2024-08", text=""), date(2026, 6, 5)


@pytest.mark.parametrize(
    ("format", "expected"),
    [
        ("nđ30", ["Căn cứ Luật Thi đua, khen thưởng;", "Căn cứ Nghị định số 98/2023/NĐ-CP."]),
        ("đảng-36", ["Căn cứ Luật Thi đua, khen thưởng;", "Căn cứ Nghị định số 98/2023/NĐ-CP,"]),
        ("đảng-05", ["- Căn cứ Luật Thi đua, khen thưởng;", "- Căn cứ Nghị định số 98/2023/NĐ-CP."]),
        ("đoàn", ["Căn cứ Luật Thi đua, khen thưởng;", "Căn cứ Nghị định số 98/2023/NĐ-CP,"]),
    ],
)
def test_bases_end_as_the_format_has_it(format: str, expected: list[str]) -> None:  # noqa: A002 - the name of the field
    assert lines(small(head=head(format=format), bases=BASES), "basis") == expected


def test_the_lead_of_a_basis_is_not_said_twice() -> None:
    basis = LegalBasis(id="", lead="Thực hiện", text=words("Thực hiện Chỉ thị số 34-CT/TW"), citation=None)
    assert lines(small(bases=(basis,)), "basis") == ["Thực hiện Chỉ thị số 34-CT/TW."]


def test_a_heading_is_in_capitals_and_gets_no_mark() -> None:
    assert lines(small(), "heading1") == ["I. MỤC ĐÍCH, YÊU CẦU"]


def test_the_items_of_a_list_end_in_semicolons_and_the_last_in_a_stop() -> None:
    plan = small(sections=(section("-", "Một"), section("-", "Hai"), section("-", "Ba")))
    assert lines(plan, "dash") == ["- Một;", "- Hai;", "- Ba."]


def test_a_paragraph_between_two_lists_ends_the_first() -> None:
    plan = small(sections=(section("-", "Một"), para("Lời."), section("-", "Hai")))
    assert lines(plan, "dash") == ["- Một.", "- Hai."]


def test_an_item_with_others_below_it_gets_no_mark() -> None:
    plan = small(sections=(section("-", "Gồm", section("+", "x"), section("+", "y")), section("-", "Hai")))
    assert lines(plan, "dash", "plus") == ["- Gồm", "+ x;", "+ y.", "- Hai."]


@pytest.mark.parametrize(("plan", "end"), [(full(), "./."), (party(OLDER), "."), (party(NEWER), "."), (youth(), ".")])
def test_the_text_ends_in_the_mark_of_the_format(plan: Plan, end: str) -> None:
    assert f"Trên đây là Kế hoạch phát động phong trào thi đua năm 2024{end}" in lines(plan, "body")


def test_without_a_closing_the_last_point_ends_the_text() -> None:
    assert lines(small(closing=(), sections=(section("1.", "Một"), section("1.", "Hai;"))), "point")[-1] == "2. Hai./."


def test_the_last_paragraph_stays_with_the_signature() -> None:
    assert [part.keep for part in parts(small(), Paragraph) if part.role == "body"] == [False, True]


def test_what_announces_a_list_stays_with_its_first_item() -> None:
    plan = small(sections=(section("1.", "Gồm:", section("-", "x")), section("1.", "Hai.")))
    assert [part.keep for part in parts(plan, Paragraph) if part.role == "point"] == [True, False]


def test_a_paragraph_after_a_table_keeps_its_distance() -> None:
    plan = small(sections=(TABLE, para("Sau bảng.")))
    (after,) = [part for part in parts(plan, Paragraph) if said(part) == "Sau bảng."]
    assert after.before == 6


def test_two_tables_do_not_touch() -> None:
    bare = msgspec.structs.replace(TABLE, caption=())
    assert [said(part) for part in parts(small(sections=(bare, bare)), Paragraph) if part.role == "table_end"] == [""]


def test_footnotes_are_counted_through_the_document() -> None:
    runs = (Run(text="Một", note=words("chú thích một")), Run(text=" hai", note=words("chú thích hai")))
    plan = small(sections=(Section(mark="-", ordinal=0, text=runs),))
    (dash,) = [part for part in parts(plan, Paragraph) if part.role == "dash"]
    assert [(run.text, run.note) for run in dash.runs] == [("Một", 1), (" hai", 2), (".", 0)]
