from __future__ import annotations

import pytest

from kehoach.intake.word.formulas import formula
from kehoach.intake.word.xml import M, parsed


def text(said: str) -> str:
    return f"<m:r><m:t>{said}</m:t></m:r>"


def fraction(above: str, below: str) -> str:
    return f"<m:f><m:num>{above}</m:num><m:den>{below}</m:den></m:f>"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (text("a + b"), "a + b"),
        (fraction(text("1"), text("2")), "1/2"),
        (fraction(text("a + b"), text("2,5")), "(a + b)/2,5"),
        (fraction(fraction(text("1"), text("2")), text("3")), "(1/2)/3"),
        (f"<m:sSup><m:e>{text('m')}</m:e><m:sup>{text('2')}</m:sup></m:sSup>", "m²"),
        (f"<m:sSup><m:e>{text('a')}</m:e><m:sup>{text('n')}</m:sup></m:sSup>", "a^n"),
        (f"<m:sSub><m:e>{text('CO')}</m:e><m:sub>{text('2')}</m:sub></m:sSub>", "CO₂"),
        (f"<m:rad><m:deg/><m:e>{text('x')}</m:e></m:rad>", "√x"),
        ("<m:f/>", "()/()"),
    ],
)
def test_a_formula_is_read_on_one_line(content: str, said: str) -> None:
    assert formula(parsed(f'<m:oMath xmlns:m="{M[1:-1]}">{content}</m:oMath>'.encode(), "a")) == said
