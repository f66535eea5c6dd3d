from __future__ import annotations

import pytest

from kehoach.intake.word.formulas import equation, formula
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


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (r" \f(1,2) ", "1/2"),
        (r"\f(2,5;3)", "2,5/3"),
        (r"\f(a + b;\r(3;x))", "(a + b)/(3√x)"),
        (r"m\s\up8(2)", "m²"),
        (r"CO\s\do4(2)", "CO₂"),
        (r"\b(x)", "(x)"),
        (r"\o(a,b)", "a b"),
        (r"\f(1", r"\f(1"),
    ],
)
def test_a_field_that_is_a_formula_is_read_on_one_line(code: str, said: str) -> None:
    assert equation(code) == said
