from __future__ import annotations

import pytest

from kehoach.text.separators import named_separator


@pytest.mark.parametrize(
    ("text", "sign", "rest"),
    [
        ("sep=;\na;b\n", ";", "\na;b\n"),
        ("SEP=,\r\na,b\n", ",", "\r\na,b\n"),
        ("sep=\t\na\tb\n", "\t", "\na\tb\n"),
        ('"sep=|"\na|b\n', "|", "\na|b\n"),
        ("sep=\na,b\n", "", "\na,b\n"),
        ("sep=;", ";", ""),
        ("sepa=;\n", "", "sepa=;\n"),
        ("\nsep=;\n", "", "\nsep=;\n"),
    ],
)
def test_the_separator_is_what_the_first_line_names(text: str, sign: str, rest: str) -> None:
    assert named_separator(text) == (sign, rest)
