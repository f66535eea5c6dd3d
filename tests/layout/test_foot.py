from __future__ import annotations

from datetime import date

import pytest

from kehoach.layout.document import Grid, Paragraph
from kehoach.model.plan import Issuer, Plan, Signature
from kehoach.values.dates import PartialDate
from tests.layout.pages import lines, parts, said
from tests.layout.plans import head, party, recipients, small, youth


@pytest.mark.parametrize(
    ("plan", "expected"),
    [
        (small(), ["Nơi nhận:", "- Đảng ủy xã (b/c);", "- Các thôn (t/h);", "- Lưu: VT."]),
        (
            party(PartialDate(value="2024-08", text="")),
            ["Nơi nhận:", "- Ban Thường vụ Huyện ủy (báo cáo),", "- Các chi bộ,", "- Lưu VP Đảng ủy."],
        ),
        (
            party(date(2026, 6, 5)),
            ["Nơi nhận:", "- Ban Thường vụ Huyện ủy (báo cáo);", "- Các chi bộ;", "- Lưu VP Đảng ủy."],
        ),
        (youth(), ["Nơi nhận:", "- Tỉnh đoàn (để báo cáo);", "- Các chi đoàn;", "- Lưu VP."]),
    ],
)
def test_recipients_end_and_keep_as_the_format_has_it(plan: Plan, expected: list[str]) -> None:
    assert lines(plan, "recipients", "recipient") == expected


@pytest.mark.parametrize("kept", ["VT, VHXH | lưu", "Lưu: VT, VHXH", "Lưu VT, VHXH.", "lưu: VT, VHXH;"])
def test_the_kept_copy_is_the_last_line_in_one_shape(kept: str) -> None:
    assert lines(small(recipients=recipients(kept, "Sở Nội vụ")), "recipient") == ["- Sở Nội vụ;", "- Lưu: VT, VHXH."]


def test_the_party_underlines_the_words_of_noi_nhan_and_not_the_colon() -> None:
    (label,) = [part for part in parts(party(date(2026, 6, 5)), Paragraph) if part.role == "recipients"]
    assert [(run.text, run.underline) for run in label.runs] == [("Nơi nhận", True), (":", False)]


def test_lines_of_authority_stand_above_position_and_name() -> None:
    signature = Signature(
        authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"), position="Phó Chủ tịch", name="Lê Đức Tuấn"
    )
    column = parts(small(signatures=(signature,)), Grid)[-1].rows[0][1]
    shown = [(leaf.role, said(leaf)) for leaf in column if isinstance(leaf, Paragraph)]
    assert shown == [
        ("authority", "TM. ỦY BAN NHÂN DÂN"),
        ("authority", "KT. CHỦ TỊCH"),
        ("position", "PHÓ CHỦ TỊCH"),
        ("signer", "Lê Đức Tuấn"),
    ]


def test_a_position_without_authority_is_a_line_of_its_own_kind() -> None:
    signature = Signature(authority=(), position="Chủ tịch", name="Lê Đức Tuấn")
    assert lines(small(signatures=(signature,)), "sole_position") == ["CHỦ TỊCH"]


def test_a_post_stands_right_above_the_name() -> None:
    signature = Signature(authority=(), position="Trưởng ban", name="Lê Đức Tuấn", post="Phó Chủ tịch UBND xã")
    assert lines(small(signatures=(signature,)), "post", "signer_after_post") == ["Phó Chủ tịch UBND xã", "Lê Đức Tuấn"]


def test_the_leading_one_of_two_signers_stands_on_the_right() -> None:
    signatures = tuple(
        Signature(authority=(), position="Chủ tịch", name=name) for name in ("Lê Đức Tuấn", "Trần Thị Hoa")
    )
    grid = parts(small(signatures=signatures), Grid)[-1]
    names = [said(column[-1]) for column in grid.rows[0][1:] if isinstance(column[-1], Paragraph)]
    assert names == ["Trần Thị Hoa", "Lê Đức Tuấn"]
    assert sum(grid.widths) == pytest.approx(165)


def test_the_signer_of_the_leading_issuer_stands_on_the_right_wherever_it_is_named() -> None:
    issuers = (Issuer(name="Ủy ban nhân dân xã A"), Issuer(name="Hội Nông dân xã A"))
    signatures = (
        Signature(authority=(), position="Chủ tịch", name="Trần Thị Hoa", issuer="Hội Nông dân xã A"),
        Signature(authority=(), position="Chủ tịch", name="Lê Đức Tuấn", issuer="Uỷ ban nhân dân xã A"),
    )
    assert lines(small(head=head(issuers=issuers), signatures=signatures), "signer") == ["Trần Thị Hoa", "Lê Đức Tuấn"]


def test_a_plan_without_recipients_and_signature_has_no_foot() -> None:
    assert [grid.role for grid in parts(small(recipients=(), signatures=()), Grid)] == ["letterhead"]


def test_the_names_of_two_signers_stand_at_one_height() -> None:
    signatures = (
        Signature(authority=("TM. Ủy ban nhân dân", "KT. Chủ tịch"), position="Phó Chủ tịch", name="Lê Đức Tuấn"),
        Signature(authority=(), position="Chủ tịch", name="Trần Thị Hoa"),
    )
    columns = parts(small(signatures=signatures), Grid)[-1].rows[0][1:]
    names = [column[-1] for column in columns]
    assert [name.before for name in names if isinstance(name, Paragraph)] == [72 + 2 * 16.1, 0]


def test_a_line_of_one_of_two_signatures_is_not_broken_where_there_is_room() -> None:
    signatures = tuple(
        Signature(authority=(authority,), position="Chủ tịch", name="Lê Đức Tuấn")
        for authority in ("TM. Ủy ban nhân dân", "TM. Ban Thường trực")
    )
    people = recipients("Thường trực Đảng ủy, Hội đồng nhân dân và Ủy ban nhân dân xã | b/c")
    grid = parts(small(signatures=signatures, recipients=people), Grid)[-1]
    lines_of_authority = [leaf for leaf in parts(small(signatures=signatures), Paragraph) if leaf.role == "authority"]
    assert [leaf.room for leaf in lines_of_authority] == [0, 0]
    assert sum(grid.widths) == pytest.approx(165)
    assert grid.widths[0] >= 40
