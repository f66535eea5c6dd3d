from __future__ import annotations

import pytest

from kehoach.dsl.numbering import Numbering

STATE, PARTY = ("I.", "1.", "a)"), ("I.", "1.", "1.1.", "a)")


def written(shapes: tuple[str, ...], lines: str) -> str:
    """The marks of these headings (`##`) and points (`1.`), each with its number."""
    numbering = Numbering(shapes)
    marks = []
    for typed in lines.split():
        level = typed.count("#")
        numbering.count(numbering.rank_of_heading(level) if level else numbering.rank_of_point(typed))
        marks.append(typed if level else numbering.mark(typed))
    return " ".join(marks)


@pytest.mark.parametrize(
    ("shapes", "lines", "right"),
    [
        (STATE, "1. 1. a) a) - + (1) (1) 1. a)", "1. 2. a) b) - + (1) (2) 3. a)"),
        (STATE, "# ## 1. # 1.", "# ## 2. # 1."),
        (STATE, "# ## ### a) ## a)", "# ## ### b) ## a)"),
        (STATE, "1. 1.1. 1.1. 1. 1.1.", "1. 1.1. 1.2. 2. 2.1."),
        (PARTY, "# ## ### 1.1. a) ## 1.1.", "# ## ### 1.2. a) ## 2.1."),
        (PARTY, "# ## 1.1. 1.1.1. 1.1.1.", "# ## 1.1. 1.1.1. 1.1.2."),
    ],
)
def test_headings_and_points_of_one_shape_share_one_count(shapes: tuple[str, ...], lines: str, right: str) -> None:
    assert written(shapes, lines) == right


def test_a_heading_deeper_than_the_format_numbers_counts_with_the_deepest() -> None:
    numbering = Numbering(STATE)
    assert numbering.rank_of_heading(4) == numbering.rank_of_heading(3) == numbering.rank_of_point("a)")
