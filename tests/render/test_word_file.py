"""The measuring itself: what stands nearest to a paragraph wins, as in Word."""

from __future__ import annotations

import io

import pytest
from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Mm, Pt

from tests.render.word_file import Figure, WordFile


@pytest.fixture
def file() -> WordFile:
    """`own` has figures of its own, `styled` those of its style, `based` those of the style under its style."""
    made = Document()
    base = made.styles["Normal"]
    base.font.size, base.paragraph_format.space_after = Pt(11), Pt(6)
    styled = made.styles["Heading 1"]
    styled.font.size, styled.font.bold, styled.font.italic = Pt(20), True, False
    styled.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    own = made.add_paragraph(style="Heading 1")
    run = own.add_run("own")
    run.font.size, run.font.bold, run.font.italic = Pt(9), False, True
    own.alignment, own.paragraph_format.first_line_indent = WD_ALIGN_PARAGRAPH.RIGHT, Mm(10)
    made.add_paragraph("styled", style="Heading 1")
    made.add_paragraph("based", style="List Bullet")
    saved = io.BytesIO()
    made.save(saved)
    return WordFile(saved.getvalue())


@pytest.mark.parametrize(
    ("words", "figure", "expected"),
    [
        ("own", "size", 9.0),
        ("own", "bold", False),
        ("own", "italic", True),
        ("own", "align", "right"),
        ("own", "first_line", pytest.approx(10, abs=0.01)),
        ("styled", "size", 20.0),
        ("styled", "bold", True),
        ("styled", "italic", False),
        ("styled", "align", "center"),
        ("based", "size", 11.0),
        ("based", "after", 6.0),
        ("based", "align", "left"),
    ],
)
def test_the_nearest_figure_is_the_one_that_is_seen(words: str, figure: str, expected: Figure, file: WordFile) -> None:
    assert file.said(words).figure(figure) == expected


def test_runs_that_disagree_are_told() -> None:
    made = Document()
    mixed = made.add_paragraph()
    mixed.add_run("small ").font.size = Pt(9)
    mixed.add_run("big").font.size = Pt(12)
    saved = io.BytesIO()
    made.save(saved)
    assert WordFile(saved.getvalue()).said("small").run_value("sz") == "mixed"
