"""What `kehoach new` writes is a good plan before a word of it is changed."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

import kehoach
from kehoach.cli import main

if TYPE_CHECKING:
    from pathlib import Path

KINDS = ("thi-dua", "cong-tac", "kiem-tra", "tuyen-truyen")
ISSUERS = {
    "nđ30": "Ủy ban nhân dân xã Bình Gia",
    "đảng": "Đảng ủy xã Bình Gia",
    "đoàn": "Ban Chấp hành Đoàn xã Bình Gia",
}


@pytest.mark.parametrize(("kind", "form"), list(itertools.product(KINDS, ISSUERS)))
def test_the_checker_finds_nothing(tmp_path: Path, kind: str, form: str) -> None:
    file = tmp_path / "moi.kh"
    words = ["--kind", kind, "--format", form, "--issuer", ISSUERS[form], "--place", "Bình Gia"]
    for year in ("2026", "2028"):  # other days of the week, and a leap day
        assert main(["new", str(file), *words, "--year", year]) == 0
        assert [(one.code, one.message("vi")) for one in kehoach.load(file).check()] == []
        file.unlink()
