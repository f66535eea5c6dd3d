from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pytest

import kehoach
from kehoach.model.plan import Section, Table

if TYPE_CHECKING:
    from pathlib import Path

    from kehoach.model.plan import Cell

HEAD = "@kế hoạch Thử\n  cơ quan: Ủy ban nhân dân xã Tân An\n  năm: 2026\n\n# Nội dung\n"


class Made(NamedTuple):
    table: Table
    codes: list[str]

    @property
    def cells(self) -> list[str]:
        """Each row on a line; a merged cell with its columns × rows."""
        return [" | ".join(map(_told, row)) for row in self.table.rows]


def _told(cell: Cell) -> str:
    words = "".join(run.text for run in cell.text)
    size = f"{cell.columns}×{cell.rows}"
    return words if size == "1×1" else f"{words} ({size})"


def made(result: kehoach.Result) -> Made:
    assert result.plan is not None
    (section,) = result.plan.sections
    assert isinstance(section, Section)
    (table,) = section.blocks
    assert isinstance(table, Table)
    return Made(table, [one.code for one in result.diagnostics])


def table_of(rows: str, head: str = "@bảng Bảng 1") -> Made:
    body = "".join(f"  {row.strip()}\n" for row in rows.strip().splitlines())
    return made(kehoach.loads(f"{HEAD}{head}\n{body}"))


@pytest.mark.parametrize(
    ("rows", "cells"),
    [
        ("| a | < |\n | ^ | ^ |", ["a (2×2)", ""]),
        ("| a | < | b |\n | c | d | ^ |", ["a (2×1) | b (1×2)", "c | d"]),
        ("| a | b |\n | ^ | ^ |", ["a (1×2) | b (1×2)", ""]),
    ],
)
def test_marks_merge_cells_to_the_left_and_upwards(rows: str, cells: list[str]) -> None:
    assert table_of(rows).cells == cells
    assert table_of(rows).codes == []


@pytest.mark.parametrize("rows", ["| < | a |", "| ^ | a |", "| a | < |\n | ^ | b |"])
def test_a_mark_that_makes_no_whole_block_is_told_and_stands_for_itself(rows: str) -> None:
    told = table_of(rows)
    assert set(told.codes) == {"KH035"}
    assert not any("×" in line for line in told.cells)


@pytest.mark.parametrize(
    ("ruler", "aligned", "header_rows"),
    [
        ("| :-- | :-: | --: |", ["left", "center", "right"], 1),
        ("| :- | :-: | -: |", ["left", "center", "right"], 1),
        ("| -- | :-- |", ["", "left", ""], 1),
        ("| - | - | - |", ["", "", ""], 1),
    ],
)
def test_a_ruler_aligns_columns_and_ends_the_header(ruler: str, aligned: list[str], header_rows: int) -> None:
    table = table_of(f"| a | b | c |\n{ruler}\n| d | e | f |").table
    assert [column.align for column in table.columns] == aligned
    assert table.header_rows == header_rows


def test_a_row_of_single_dashes_is_a_row() -> None:
    assert table_of("| a | b |\n| - | - |").cells == ["a | b", "- | -"]


def test_a_short_row_is_told_and_filled_up() -> None:
    assert table_of("| a | b |\n| c |").codes == ["KH033"]
    assert table_of("| a | b |\n| c |").cells == ["a | b", "c | "]


def test_widths_that_do_not_fit_the_columns_are_told_where_they_stand() -> None:
    result = kehoach.loads(f"{HEAD}@bảng Bảng 1; cột: 20% giữa\n  | a | b |\n")
    (fault,) = result.diagnostics
    assert (fault.code, fault.place.line, fault.place.column) == ("KH034", 6, 20)
    assert [str(column.width) for column in made(result).table.columns] == ["20", "0"]


def csv_table(folder: Path, text: str) -> Made:
    (folder / "bang.csv").write_text(text, encoding="utf-8")
    (folder / "plan.kh").write_text(f"{HEAD}@bảng Bảng 1; từ: bang.csv\n", encoding="utf-8")
    return made(kehoach.load(folder / "plan.kh"))


@pytest.mark.parametrize(
    ("text", "cells"),
    [
        ("a,b\n1,2\n", ["a | b", "1 | 2"]),
        ('Tên;Giá\n"Nhà; cửa";1,5\n', ["Tên | Giá", "Nhà; cửa | 1,5"]),
        ("sep=;\na,b;c\n1,5;2\n", ["a,b | c", "1,5 | 2"]),
        ('a,b\n"hai\ndòng",c\n', ["a | b", "hai dòng | c"]),
        ("a,b\n*{c}*,d\n", ["a | b", "*{c}* | d"]),
    ],
)
def test_a_csv_file_gives_its_rows_as_plain_words(tmp_path: Path, text: str, cells: list[str]) -> None:
    assert csv_table(tmp_path, text).cells == cells
    assert csv_table(tmp_path, text).codes == []


def test_a_broken_csv_file_is_told_once(tmp_path: Path) -> None:
    assert csv_table(tmp_path, 'a,b\n"c,d\n').codes == ["KH084"]


def test_a_csv_file_that_is_not_there_is_told_once(tmp_path: Path) -> None:
    (tmp_path / "plan.kh").write_text(f"{HEAD}@bảng Bảng 1; từ: bang.csv\n", encoding="utf-8")
    assert made(kehoach.load(tmp_path / "plan.kh")).codes == ["KH080"]
