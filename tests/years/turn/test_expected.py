"""Every example is turned as its table says: `<example>.expected.tsv`, written by reading the plans."""

from __future__ import annotations

import pytest

from tests.years.turn.tables import FOLDER, HEAD, expected, rows

TABLES = sorted(path.name.removesuffix(".expected.tsv") for path in FOLDER.glob("*.expected.tsv"))


def test_every_published_example_has_its_table() -> None:
    assert {"binh-luong-2024", "binh-gia-2025", "binh-son-2025", "bac-son-2025", "binh-chuong-2024"} <= set(TABLES)
    assert "moi-cau-truc" in TABLES


@pytest.mark.parametrize("name", TABLES)
def test_every_fragment_gets_its_operation_and_its_result(name: str) -> None:
    assert (FOLDER / f"{name}.expected.tsv").read_text(encoding="utf-8").startswith(HEAD + "\n")
    assert "\n".join(map(str, rows(name))) == "\n".join(map(str, expected(name)))
