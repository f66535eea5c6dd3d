"""The marks around the text: in their boxes, at their places on the page."""

from __future__ import annotations

from datetime import date

import msgspec
import pytest

from kehoach.layout import lay_out
from kehoach.layout.document import Grid, Paragraph, Spot
from kehoach.model.plan import Head, Plan
from tests.layout.pages import lines, parts
from tests.layout.plans import party, small, youth

NOT_TO_SPREAD = "Không phổ biến trên phương tiện thông tin đại chúng"


class Marked(Head, frozen=True, kw_only=True):
    """A head with who drafted the plan and how the office is reached."""

    drafter: str = ""
    contact: str = ""


def marked(plan: Plan, **marks: str) -> Plan:
    return msgspec.structs.replace(plan, head=Marked(**{**msgspec.structs.asdict(plan.head), **marks}))


def only(plan: Plan, role: str) -> Paragraph:
    (found,) = [part for part in parts(plan, Paragraph) if part.role == role]
    return found


@pytest.mark.parametrize(
    ("plan", "words", "expected"),
    [
        (small(), "Lưu hành nội bộ", Spot(10, 91.2, 48.5)),
        (party(date(2026, 6, 5)), "Lưu hành nội bộ", Spot(10, 76, 89)),
        (party(date(2026, 6, 5)), NOT_TO_SPREAD, Spot(282.1, 0, 165)),
        (youth(), "Tài liệu hội nghị", None),
    ],
)
def test_the_mark_of_circulation_stands_where_the_format_has_it(plan: Plan, words: str, expected: Spot | None) -> None:
    spot = only(marked(plan, circulation=words), "circulation").spot
    assert (spot is None) is (expected is None)
    if spot and expected:
        assert (spot.top, spot.left, spot.width) == pytest.approx((expected.top, expected.left, expected.width), abs=1)


def test_a_mark_at_its_own_place_is_not_under_the_number_too() -> None:
    plan = marked(small(), circulation="Lưu hành nội bộ")
    assert lines(plan, "circulation") == ["LƯU HÀNH NỘI BỘ"]
    assert "circulation" not in [
        leaf.role for row in parts(plan, Grid)[0].rows for cell in row for leaf in cell if isinstance(leaf, Paragraph)
    ]


def test_what_stands_on_the_last_page_comes_right_before_the_signature() -> None:
    blocks = lay_out(marked(party(date(2026, 6, 5)), circulation=NOT_TO_SPREAD)).divisions[0].blocks
    before, foot = blocks[-2:]
    assert isinstance(before, Paragraph)
    assert isinstance(foot, Grid)
    assert before.role == "circulation"


def test_the_address_stands_at_the_foot_of_page_one_under_a_line() -> None:
    plan = marked(small(), contact="Thôn Đông, xã Bình Lương")
    spot = only(plan, "contact").spot
    assert spot is not None
    assert (spot.left, spot.width) == (0, 165)
    assert 297 - 20 < spot.top < 297 - 10
    assert lay_out(plan).format.style("contact").ruled


def test_an_address_of_several_lines_stands_as_much_higher() -> None:
    one, two = (only(marked(small(), contact=text), "contact").spot for text in ("Một", "Một\nHai"))
    assert one is not None
    assert two is not None
    assert one.top - two.top == pytest.approx(12.65 * 25.4 / 72, abs=0.1)


@pytest.mark.parametrize(
    ("plan", "drafter", "expected"),
    [(small(), "PL.(300)", "PL.(300)"), (party(date(2026, 6, 5)), "abc-268", "ABC-268"), (youth(), "VP", "VP")],
)
def test_the_mark_of_who_drafted_it_ends_noi_nhan(plan: Plan, drafter: str, expected: str) -> None:
    column = parts(marked(plan, drafter=drafter), Grid)[-1].rows[0][0]
    last = column[-1]
    assert isinstance(last, Paragraph)
    assert (last.role, "".join(run.text for run in last.runs)) == ("drafter", expected)


@pytest.mark.parametrize(("role", "size"), [("drafter", 11), ("contact", 11)])
def test_small_marks_have_the_size_of_the_rules(role: str, size: int) -> None:
    assert lay_out(small()).format.style(role).size == size


def test_the_earlier_format_has_the_note_below_the_signature() -> None:
    division, *_ = lay_out(marked(party(date(2026, 5, 5)), circulation=NOT_TO_SPREAD)).divisions
    foot, note = division.blocks[-2:]
    assert isinstance(foot, Grid)
    assert isinstance(note, Paragraph)
    assert (note.role, note.spot, note.before > 0) == ("circulation", None, True)
