from __future__ import annotations

import pytest

from kehoach.dsl.marks import letter
from kehoach.layout import lay_out, load_format
from kehoach.layout.document import Paragraph, plain
from kehoach.layout.numbering import levels_of, number_of
from kehoach.model.plan import Block, Facts, Run, Section
from tests.layout.plans import ASSIGNMENTS, full, head, para, section, small


def labels(*sections: Block, format: str = "nđ30", numbering: tuple[str, ...] = ()) -> list[str]:  # noqa: A002 - the name of the field
    """The labels of all headings and points, in the order of the page."""
    plan = small(head=head(format=format, numbering=numbering), sections=sections, assignments=ASSIGNMENTS)
    return [block.label for block in lay_out(plan).divisions[0].blocks if isinstance(block, Paragraph) and block.label]


def test_letters_follow_the_vietnamese_order() -> None:
    assert "".join(letter(count) for count in range(1, 24)) == "abcdđeghiklmnopqrstuvxy"


def test_letters_are_doubled_after_the_last() -> None:
    assert letter(24) == "aa"


@pytest.mark.parametrize(
    ("shape", "count", "number"), [("I", 9, "IX"), ("1", 12, "12"), ("a", 5, "đ"), ("1.1", 2, "2")]
)
def test_a_count_takes_the_shape_of_its_level(shape: str, count: int, number: str) -> None:
    assert number_of(shape, count) == number


def test_headings_and_points_of_one_level_count_on_together() -> None:
    assert labels(section("#", "A", section("##", "Một"), section("1.", "Hai."), section("##", "Ba"))) == [
        "I.",
        "1.",
        "2.",
        "3.",
    ]


def test_a_paragraph_or_a_dash_between_points_does_not_break_the_count() -> None:
    assert labels(section("1.", "Một."), para("Lời."), section("-", "gạch."), section("1.", "Hai.")) == [
        "1.",
        "-",
        "2.",
    ]


def test_letters_start_again_below_each_point() -> None:
    assert labels(
        section("1.", "A.", section("a)", "x."), section("a)", "y.")), section("1.", "B.", section("a)", "z."))
    ) == [
        "1.",
        "a)",
        "b)",
        "2.",
        "a)",
    ]


def test_decimal_points_carry_the_number_above() -> None:
    assert labels(section("1.", "A.", section("1.1.", "x."), section("1.1.", "y."))) == ["1.", "1.1.", "1.2."]


def test_an_ordinal_of_the_model_is_kept_and_counted_on_from() -> None:
    assert labels(section("1.", "A.", ordinal=3), section("1.", "B.")) == ["3.", "4."]


def test_numbered_facts_count_among_the_points() -> None:
    facts = Facts(of="assignment", style="1.", refs=("vh",))
    assert labels(section("1.", "A."), facts, section("1.", "B.")) == ["1.", "2.", "3."]


ASKED = (Facts(of="assignment", style="", refs=("vh",)), Facts(of="assignment", style="", refs=("mt",)))


@pytest.mark.parametrize(
    ("blocks", "expected"),
    [
        (ASKED, ["I.", "1.", "2.", "-", "-"]),
        ((ASKED[0], para("Đoạn."), ASKED[1]), ["I.", "1.", "2.", "-", "-"]),
        (ASKED[:1], ["I."]),
        ((*ASKED, section("1.", "Một")), ["I.", "-", "-", "1."]),
        ((*ASKED, Facts(of="assignment", style="1.", refs=("vh",))), ["I.", "-", "-", "1."]),
        ((section("##", "A", *ASKED),), ["I.", "1.", "a)", "b)", "-", "-"]),
        ((section("##", "A", section("###", "B", *ASKED)),), ["I.", "1.", "a)", "-", "-"]),
    ],
)
def test_several_bodies_that_a_section_asks_are_its_points_where_it_has_no_others(
    blocks: tuple[Block, ...], expected: list[str]
) -> None:
    found = labels(section("#", "Tổ chức thực hiện", *blocks))
    assert [label for label in found if label != "+"] == expected


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("nđ30", ["I.", "1.", "a)", "(1)"]),
        ("đảng-05", ["I-", "1.", "1.1.", "a)"]),
        ("đoàn", ["I.", "1.", "1.1.", "1.1.1."]),
    ],
)
def test_each_format_numbers_its_headings_in_its_own_way(form: str, expected: list[str]) -> None:
    nested = section("#", "A", section("##", "B", section("###", "C", section("####", "D"))))
    assert labels(nested, format=form) == expected


def test_a_plan_may_ask_for_its_own_numbering() -> None:
    nested = section("#", "A", section("##", "B", section("###", "C")))
    assert labels(nested, numbering=("I.", "1.", "1.1.")) == ["I.", "1.", "1.1."]


def test_the_format_keeps_its_own_mark_for_a_shape_that_it_has() -> None:
    assert labels(section("#", "A"), format="đảng-05", numbering=("I.",)) == ["I-"]


def test_points_deeper_than_two_numbers_are_numbered_too() -> None:
    deep = section("1.", "A.", section("1.1.", "x.", section("1.1.1.", "y.")))
    assert labels(deep) == ["1.", "1.1.", "1.1.1."]


def test_a_numbering_that_names_no_shape_changes_nothing() -> None:
    form = load_format("nđ30")
    assert levels_of(head(numbering=("?",)), form) == form.levels


@pytest.mark.parametrize(
    ("form", "target", "words"),
    [
        ("nđ30", "muc", "Mục II"),
        ("nđ30", "khoan", "khoản 1 Mục II"),
        ("nđ30", "diem", "điểm b khoản 1 Mục II"),
        ("đảng-05", "diem", "điểm b khoản 1 Mục II"),
        ("nđ30", "pl1", "Phụ lục I"),
        ("đảng-05", "pl1", "Phụ lục 1"),
        ("nđ30", "khong-co", "chỗ ấy"),
    ],
)
def test_a_reference_names_its_place_by_the_format(form: str, target: str, words: str) -> None:
    points = section("1.", "Một:", section("a)", "x."), section("a)", "y.", id="diem"), id="khoan")
    source = Section(mark="-", ordinal=0, text=(Run(text="Theo "), Run(text="chỗ ấy", refers_to=target), Run(text=".")))
    plan = full(head=head(format=form), sections=(section("#", "A"), section("#", "B", points, source, id="muc")))
    said = [plain(block.runs) for block in lay_out(plan).divisions[0].blocks if isinstance(block, Paragraph)]
    assert f"Theo {words}." in said


def test_a_reference_to_a_decimal_point_names_the_number_once() -> None:
    points = section("##", "B", section("###", "C", id="c"))
    source = Section(mark="-", ordinal=0, text=(Run(text="", refers_to="c"), Run(text=".")))
    plan = small(head=head(format="đảng-05"), sections=(section("#", "A", points, source),))
    said = [plain(block.runs) for block in lay_out(plan).divisions[0].blocks if isinstance(block, Paragraph)]
    assert "điểm 1.1 Mục I." in said
