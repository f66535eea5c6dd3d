from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from syrupy.assertion import SnapshotAssertion

    from tests.cli.conftest import Run


@pytest.mark.parametrize("words", [("KH912",), ("KH912", "--lang", "en"), ("KH920",)], ids=" ".join)
def test_a_rule_is_told_with_its_reason_and_examples(
    run: Run, snapshot: SnapshotAssertion, words: tuple[str, ...]
) -> None:
    code, out, _ = run("explain", *words)
    assert code == 0
    assert out == snapshot


def test_the_case_of_a_code_does_not_matter(run: Run) -> None:
    assert run("explain", "kh912") == run("explain", "KH912")


def test_several_codes_are_told_one_after_the_other(run: Run) -> None:
    one, other = (run("explain", code).out for code in ("KH912", "KH920"))
    assert run("explain", "KH912", "KH920") == (0, f"{one}\n\n{other}", "")


def test_no_code_lists_every_rule_on_a_line(run: Run) -> None:
    assert run("explain").out.splitlines() == [
        "KH912  lỗi       Sau khóa «…» thiếu dấu hai chấm.",
        "KH920  cảnh báo  Thừa chữ «…».",
        "KH930  gợi ý     Nên viết gọn.",
    ]


def test_the_beginning_of_codes_lists_their_family(run: Run) -> None:
    one = run("explain", "KH920").out
    assert run("explain", "kh91", "KH920") == (0, f"KH912  lỗi       Sau khóa «…» thiếu dấu hai chấm.\n\n\n{one}", "")


def test_an_unknown_code_is_wrong_use_and_the_nearest_is_named(run: Run) -> None:
    assert run("explain", "KH9122") == (2, "", "Không có mã lỗi «KH9122». Có phải ý bạn là «KH912»?\n")
