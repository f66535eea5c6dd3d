from __future__ import annotations

import pytest

from kehoach.intake.encodings import draws_signs, sign, with_signs
from kehoach.rules.tables import table


@pytest.mark.parametrize(
    ("font", "code", "shown"),
    [
        ("Symbol", 0xF0B3, "≥"),
        ("Symbol", 0xA3, "≤"),
        ("symbol", 0xF0B7, "•"),
        ("Symbol", 0xF061, "α"),
        ("Symbol", 0xF035, "5"),
        ("Wingdings", 0xF0D8, "➢"),
        ("Wingdings", 0xF020, " "),
        ("Wingdings", 0xF041, "•"),
        ("Times New Roman", 0x2265, "≥"),
        ("Times New Roman", 0xF0A7, "▪"),
        ("Times New Roman", 0xF041, "\uf041"),
    ],
)
def test_a_sign_is_what_its_font_draws(font: str, code: int, shown: str) -> None:
    assert sign(code, font) == shown


@pytest.mark.parametrize(
    ("font", "typed", "shown"),
    [
        ("Wingdings", "Ø", "➢"),
        ("Symbol", "·\t", "•\t"),
        ("Symbol", "\u00a0", "\u00a0"),
        ("Symbol", "là 5 ³ 3", "là 5 ³ 3"),
        ("", "Tỷ lệ \uf0b3 95%", "Tỷ lệ ≥ 95%"),
        ("Arial", "Ø", "Ø"),
    ],
)
def test_signs_that_were_typed_as_letters_are_known(font: str, typed: str, shown: str) -> None:
    assert with_signs(typed, font) == shown


def test_a_font_of_letters_draws_letters() -> None:
    assert not draws_signs("")
    assert not draws_signs("Times New Roman")


def test_a_place_is_told_once() -> None:
    places = [(row["phông"], row["mã"]) for row in table("encodings/signs")]
    assert len(set(places)) == len(places)
