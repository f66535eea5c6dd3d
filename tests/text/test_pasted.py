from __future__ import annotations

import kehoach
from kehoach.rules.fixes import edited
from kehoach.text.pasted import pasted_tables
from kehoach.text.source import Source

HEAD = "@kế hoạch Thi đua\n  cơ quan: Ủy ban nhân dân xã Bình Gia\n  năm: 2026\n\n"
ROWS = "STT\tNội dung\tGhi chú\n1\tTuyên truyền\t\n2\tTổng kết\ta|b\n"


def mended(text: str) -> str:
    (found,) = pasted_tables(Source(text))
    return edited(text, found.fixes[0].edits)


def test_a_pasted_table_becomes_a_table_of_the_language() -> None:
    text = mended(HEAD + ROWS)
    assert text.endswith(
        "@bảng\n  | STT | Nội dung | Ghi chú |\n  | 1 | Tuyên truyền |  |\n  | 2 | Tổng kết | a\\|b |\n"
    )
    assert kehoach.loads(text).diagnostics == ()


def test_rows_below_a_directive_of_their_own_take_no_second_one() -> None:
    assert mended(HEAD + "@bảng Nhiệm vụ\n" + ROWS).count("@bảng") == 1
