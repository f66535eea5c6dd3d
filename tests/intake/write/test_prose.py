"""Words that are written as prose of a source are read again as the same words."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

import kehoach
from kehoach.intake.oldfile import Words
from kehoach.intake.oldplan import Fact
from kehoach.intake.words import plain, tidy
from kehoach.intake.write.prose import wrapped, written
from kehoach.model.plan import Paragraph, Run

HEAD = "@kế hoạch X\n  cơ quan: UBND xã A\n\n"
SIGNS = st.text(" abcĐữ{}*\\|@#:;.,-+12()“”/%", max_size=12)
STYLED = st.lists(st.builds(Words, SIGNS, bold=st.booleans(), italic=st.booleans()), max_size=6)


def read(text: tuple[Words, ...], *facts: Fact) -> list[Run]:
    """The runs that a paragraph of these words prints."""
    lines = wrapped(written(text, facts), "")
    plan = kehoach.loads(HEAD + "\n".join(lines) + "\n").plan
    assert plan is not None
    blocks = (*plan.opening, *plan.sections)
    assert all(isinstance(block, Paragraph) for block in blocks)
    return [run for block in blocks if isinstance(block, Paragraph) for run in block.text]


def styles(runs: list[Run]) -> list[tuple[str, bool, bool]]:
    return [(run.text, run.bold, run.italic) for run in runs]


@settings(max_examples=300)
@given(STYLED)
def test_whatever_words_are_written_the_same_words_are_read(words: list[Words]) -> None:
    text = tidy(tuple(words))
    assert "".join(run.text for run in read(text)) == plain(text)


def test_styles_are_kept_where_they_touch() -> None:
    text = (Words("một", bold=True), Words("hai", italic=True), Words(" ba "), Words("bốn", italic=True), Words("!"))
    assert styles(read(text)) == [
        ("một", True, False),
        ("hai", False, True),
        (" ba ", False, False),
        ("bốn", False, True),
        ("!", False, False),
    ]


def test_words_that_are_bold_and_slanted_keep_both() -> None:
    both = Words("ba", bold=True, italic=True), Words(" bốn", bold=True), Words(" năm", italic=True)
    assert styles(read(both)) == [
        ("ba", True, True),
        (" ", False, False),
        ("bốn", True, False),
        (" ", False, False),
        ("năm", False, True),
    ]


def test_a_style_goes_on_over_the_edges_of_facts() -> None:
    text = (Words("phong trào "), Words("“Dân vận khéo” năm 2026", italic=True))
    runs = read(text, Fact(11, 25, "phong trào", 0.9, ""))
    assert styles(runs) == [
        ("phong trào ", False, False),
        ("“Dân vận khéo”", False, True),
        (" ", False, False),
        ("năm 2026", False, True),
    ]


def test_no_line_that_goes_on_reads_as_a_mark() -> None:
    lines = wrapped("Kinh tế - xã hội " * 40, "")
    assert all(not line.strip().startswith("-") for line in lines)
    assert max(map(len, lines)) <= 122
