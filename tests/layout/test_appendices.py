from __future__ import annotations

from datetime import date

import pytest

from kehoach.layout import lay_out
from kehoach.layout.document import plain
from kehoach.model.plan import Appendix, Number, Paragraph, Plan, Run
from tests.layout.pages import lines
from tests.layout.plans import TABLE, full, head, para, party, small, words


def appendix(**own: object) -> Appendix:
    usual: dict[str, object] = {"id": "", "title": words("Danh mục"), "landscape": False, "blocks": (para("Nội dung"),)}
    return Appendix(**{**usual, **own})  # type: ignore[arg-type]


def test_one_appendix_has_no_number() -> None:
    assert lines(small(appendices=(appendix(),)), "appendix") == ["Phụ lục"]


@pytest.mark.parametrize(
    ("plan", "expected"), [(full(), ["Phụ lục I", "Phụ lục II"]), (party(date(2026, 6, 5)), ["Phụ lục 1", "Phụ lục 2"])]
)
def test_several_are_numbered_as_the_format_has_it(plan: Plan, expected: list[str]) -> None:
    assert lines(plan, "appendix") == expected


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (
            small(
                head=head(number=Number(value="5", symbol="KH-UBND", text=""), date=date(2024, 2, 3)),
                appendices=(appendix(),),
            ),
            "(Kèm theo Kế hoạch số 05/KH-UBND ngày 03 tháng 02 năm 2024 của Ủy ban nhân dân xã Bình Lương)",
        ),
        (
            small(head=head(date=None), appendices=(appendix(),)),
            "(Kèm theo Kế hoạch số ······/KH-UBND ngày ······ tháng ······ năm 2024 của Ủy ban nhân dân xã Bình Lương)",
        ),
        (
            party(date(2026, 6, 5)),
            "(Kèm theo Kế hoạch số 05-KH/ĐU, ngày 05/6/2026 của Đảng ủy xã Bình Chương)",
        ),
    ],
)
def test_an_appendix_names_the_plan_that_it_belongs_to(plan: Plan, expected: str) -> None:
    assert lines(plan, "appendix_reference")[0] == expected


def test_the_footnotes_of_an_appendix_are_counted_from_its_title_on() -> None:
    noted = Run(text="Danh mục", note=words("của tên")), Run(text="Điểm", note=words("của điểm"))
    document = lay_out(small(appendices=(appendix(title=noted[:1], blocks=(Paragraph(text=noted[1:]),)),)))
    assert [plain(note) for note in document.notes] == ["của tên", "của điểm"]


def test_each_appendix_has_pages_and_page_numbers_of_its_own() -> None:
    document = lay_out(small(appendices=(appendix(landscape=True), appendix())))
    assert [(division.landscape, division.restarts) for division in document.divisions] == [
        (False, False),
        (True, True),
        (False, True),
    ]


def test_an_appendix_ends_as_the_text_does_unless_it_ends_in_a_table() -> None:
    plan = small(appendices=(appendix(), appendix(blocks=(para("Lời"), TABLE))))
    assert lines(plan, "body")[-2:] == ["Nội dung./.", "Lời"]
