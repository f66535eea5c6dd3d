from __future__ import annotations

from decimal import Decimal

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.layout.document import Table, plain
from kehoach.layout.metrics import width
from kehoach.model.plan import Appendix, Base, Cell, Column, Facts
from kehoach.model.plan import Table as Source
from tests.layout.pages import lines, parts
from tests.layout.plans import ASSIGNMENTS, BUDGET, INDICATORS, PHASES, TABLE, head, small, words

TEXTS = st.text(alphabet="abc đêô 12", max_size=40)


def rows(table: Table) -> list[list[str]]:
    return [[plain(cell.runs) for cell in row] for row in table.rows]


def printed(facts: Facts, **own: object) -> list[list[str]]:
    (table,) = parts(small(sections=(facts,), **own), Table)
    return rows(table)


def source(shares: list[float], *texts: list[str]) -> Source:
    cells = tuple(tuple(Cell(text=words(text)) for text in row) for row in texts)
    return Source(
        caption=(), columns=tuple(Column(width=Decimal(str(share))) for share in shares), header_rows=1, rows=cells
    )


def widths(table: Source) -> tuple[float, ...]:
    return parts(small(sections=(table,)), Table)[0].widths


@given(
    st.integers(1, 6).flatmap(
        lambda count: st.lists(st.lists(TEXTS, min_size=count, max_size=count), min_size=1, max_size=4)
    )
)
def test_a_table_without_widths_fills_the_room(texts: list[list[str]]) -> None:
    assert sum(widths(source([0.0] * len(texts[0]), *texts))) == pytest.approx(165, abs=0.5)


@pytest.mark.parametrize("shares", [[0.2, 0.3, 0.5], [20, 30, 50], [2, 3, 5]])
def test_shares_that_are_all_given_are_kept(shares: list[float]) -> None:
    assert widths(source(shares, ["a", "b", "c"])) == (33, 49.5, 82.5)


def test_free_columns_share_what_is_left() -> None:
    first, second, third = widths(source([20, 0, 0], ["a", "b", "dài hơn nhiều so với cột kia"]))
    assert first == 33
    assert second < third
    assert first + second + third == pytest.approx(165, abs=0.2)


def test_a_column_is_never_narrower_than_its_longest_word() -> None:
    texts = ["nghiêng", *["rất nhiều chữ trong ô này để chiếm hết chỗ của bảng"] * 4]
    assert widths(source([0.0] * 5, texts))[0] > width("nghiêng", 13, bold=True)


def test_columns_with_room_to_spare_share_it_and_narrow_ones_stay_narrow() -> None:
    first, second, third = widths(source([0, 0, 0], ["STT", "Nghèo", "Cận nghèo của thôn"]))
    assert 13 < first < second < third
    assert first < 0.3 * third


def test_columns_of_long_texts_have_like_many_lines() -> None:
    long, twice = widths(source([0, 0], ["chữ " * 40, "chữ " * 80]))
    assert twice / long == pytest.approx(250 / 200, abs=0.4)


def test_a_table_in_a_lying_appendix_has_the_long_side_of_the_page() -> None:
    appendix = Appendix(id="", title=(), landscape=True, blocks=(source([0, 0], ["a", "b"]),))
    (table,) = parts(small(appendices=(appendix,)), Table)
    assert sum(table.widths) == pytest.approx(252, abs=0.2)


def test_cells_keep_their_spans_and_the_alignment_of_their_column() -> None:
    (table,) = parts(small(sections=(TABLE,)), Table)
    assert [(cell.columns, cell.rows) for cell in table.rows[0]] == [(1, 2), (1, 2), (2, 1)]
    assert [cell.align for cell in table.rows[2]] == ["center", "", "right", "right"]


def test_a_cell_below_one_that_spans_rows_counts_for_its_own_column() -> None:
    (table,) = parts(small(sections=(msgspec.structs.replace(TABLE, columns=(Column(),) * 4),)), Table)
    assert table.widths[2] > width("Nghèo", 13, bold=True)
    assert table.widths[3] > width("nghèo", 13, bold=True)
    below = msgspec.structs.replace(TABLE, columns=(*TABLE.columns[:3], Column(align="center")))
    (table,) = parts(small(sections=(below,)), Table)
    assert [cell.align for cell in table.rows[1]] == ["right", "center"]


@pytest.mark.parametrize(("lines_of_one", "together"), [(1, (1, 2)), (40, ())])
def test_rows_that_a_cell_reaches_over_stay_together_unless_they_are_very_high(
    lines_of_one: int, together: tuple[int, ...]
) -> None:
    high, low = Cell(text=words("xã " * 12 * lines_of_one)), Cell(text=words("x"))
    group = ((msgspec.structs.replace(low, rows=3), high), (high,), (high,))
    spanned = msgspec.structs.replace(source([0.5, 0.5]), rows=((low, low), *group, (low, low)))
    (table,) = parts(small(sections=(spanned,)), Table)
    assert table.together == together


def test_a_table_without_rows_is_its_caption() -> None:
    empty = msgspec.structs.replace(source([]), caption=words("Bảng trống"))
    assert parts(small(sections=(empty,)), Table) == []
    assert lines(small(sections=(empty,)), "caption") == ["Bảng trống"]


def test_the_table_of_assignments_has_the_columns_that_are_filled() -> None:
    assert printed(Facts(of="assignments", style="table", refs=()), assignments=ASSIGNMENTS[1:]) == [
        ["STT", "Nhiệm vụ", "Chủ trì"],
        ["1", "Tuyên truyền, vận động\nGiám sát việc thực hiện", "Ủy ban Mặt trận Tổ quốc Việt Nam xã"],
    ]


def test_the_table_of_indicators_names_the_years_and_numbers_the_parts() -> None:
    first = msgspec.structs.replace(INDICATORS[0], base=Base(text="95%"))
    assert printed(Facts(of="indicators", style="table", refs=()), indicators=(first, INDICATORS[1])) == [
        ["STT", "Chỉ tiêu", "Đơn vị tính", "Thực hiện năm 2023", "Chỉ tiêu năm 2024"],
        ["1", "Tỷ lệ tham gia bảo hiểm y tế", "%", "95%", "từ 97 trở lên"],
        ["2", "Cơ cấu các ngành kinh tế", "", "", ""],
        ["2.1", "Nông nghiệp", "%", "", "khoảng 10,49"],
        ["2.2", "Dịch vụ", "%", "", "khoảng 89,51"],
    ]


@pytest.mark.parametrize(
    ("stated", "unit", "per", "expected"),
    [
        ("từ 97% trở lên", "%", "", "từ 97 trở lên"),
        ("từ 10% đến 12%", "%", "", "từ 10 đến 12"),
        ("đạt 68 triệu đồng/người/năm", "triệu đồng", "người/năm", "đạt 68"),
        ("6/6 nhà", "nhà", "", "6/6"),
        ("01 nhà, 02 nhàn rỗi", "nhà", "", "01, 02 nhàn rỗi"),
        ("không để xảy ra", "", "", "không để xảy ra"),
    ],
)
def test_the_table_of_indicators_has_the_words_of_the_value_without_the_unit(
    stated: str, unit: str, per: str, expected: str
) -> None:
    fact = msgspec.structs.replace(INDICATORS[0], stated=stated, unit=unit, per=per)
    row = printed(Facts(of="indicators", style="table", refs=()), indicators=(fact,))[1]
    assert row[-1] == expected


def test_without_a_year_the_columns_of_values_name_none() -> None:
    facts = Facts(of="indicators", style="table", refs=("nha",))
    assert printed(facts, indicators=INDICATORS, head=head(year=None))[0] == [
        "STT",
        "Chỉ tiêu",
        "Đơn vị tính",
        "Chỉ tiêu",
    ]


def test_the_table_of_phases_has_their_days() -> None:
    assert printed(Facts(of="phase", style="table", refs=()), phases=PHASES) == [
        ["STT", "Đợt", "Từ", "Đến", "Hạn báo cáo"],
        ["1", "Đợt 1", "01/01/2024", "30/4/2024", "25/4/2024"],
        ["2", "Đợt 2", "01/7/2024", "tháng 12/2024", ""],
    ]


def test_the_table_of_money_ends_in_its_sum_and_the_sum_in_words() -> None:
    facts = Facts(of="budget", style="table", refs=())
    assert printed(facts, budget=BUDGET)[-1] == ["Tổng cộng", "4.500.000"]
    plan = small(sections=(facts,), budget=BUDGET)
    assert lines(plan, "in_words") == ["Bằng chữ: Bốn triệu năm trăm nghìn đồng."]
    assert "Nguồn kinh phí: Ngân sách xã năm 2024." in lines(plan, "body")


def test_money_without_lines_names_its_source_only() -> None:
    plan = small(
        sections=(Facts(of="budget", style="", refs=()),), budget=msgspec.structs.replace(BUDGET, lines=(), total=None)
    )
    assert parts(plan, Table) == []
    assert lines(plan, "body")[0] == "Nguồn kinh phí: Ngân sách xã năm 2024."
