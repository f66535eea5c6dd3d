from __future__ import annotations

import msgspec

from kehoach.layout import lay_out
from kehoach.layout.document import Paragraph, Table
from kehoach.model.plan import Appendix, Plan
from tests.layout.plans import TABLE, para, section, small

WIDE = msgspec.structs.replace(TABLE, landscape=True)


def shape(plan: Plan) -> list[tuple[bool, bool, list[str]]]:
    """Of each division: whether it lies, whether it goes on, and what it holds."""
    return [
        (
            division.landscape,
            division.continues,
            [each.role if isinstance(each, Paragraph) else type(each).__name__ for each in division.blocks],
        )
        for division in lay_out(plan).divisions
    ]


def test_a_wide_table_lies_on_pages_of_its_own_with_its_caption() -> None:
    plan = small(sections=(section("#", "A", para("Trước."), WIDE, para("Sau.")),))
    before, wide, after = shape(plan)
    assert before[:2] == (False, False)
    assert before[2][-2:] == ["heading1", "body"]
    assert wide == (True, True, ["caption", "Table"])
    assert after == (False, True, ["body", "body", "Grid"])


def test_a_table_that_ends_the_text_keeps_its_last_row_with_the_signature() -> None:
    blocks = lay_out(small(sections=(TABLE,), closing=())).divisions[0].blocks
    table, end, _ = blocks[-3:]
    assert isinstance(table, Table)
    assert isinstance(end, Paragraph)
    assert (table.keep, end.role, end.keep) == (True, "table_end", True)


def test_a_table_in_the_text_keeps_nothing() -> None:
    (table,) = [block for block in lay_out(small(sections=(TABLE,))).divisions[0].blocks if isinstance(block, Table)]
    assert not table.keep


def test_a_wide_table_has_the_long_side_of_the_page() -> None:
    divisions = lay_out(small(sections=(WIDE,))).divisions
    (table,) = [block for division in divisions for block in division.blocks if isinstance(block, Table)]
    assert round(sum(table.widths)) == 252


def test_headings_go_with_the_wide_table_below_them() -> None:
    under = section("#", "Mục", para("Lời."), section("##", "Mục con", WIDE))
    document = lay_out(small(sections=(under,)))
    roles = [[block.role for block in each.blocks if isinstance(block, Paragraph)] for each in document.divisions]
    assert roles[0][-2:] == ["heading1", "body"]
    assert roles[1] == ["heading2", "caption"]


def test_two_wide_tables_have_a_page_each() -> None:
    bare = msgspec.structs.replace(WIDE, caption=())
    assert [lying for lying, _, _ in shape(small(sections=(bare, bare)))] == [False, True, True, False]


def test_a_wide_table_in_a_lying_appendix_stays_where_it_is() -> None:
    appendix = Appendix(id="", title=(), landscape=True, blocks=(para("Lời."), WIDE))
    assert [lying for lying, _, _ in shape(small(appendices=(appendix,)))] == [False, True]


def test_a_wide_table_in_an_upright_appendix_counts_its_pages_on() -> None:
    appendix = Appendix(id="", title=(), landscape=False, blocks=(para("Lời."), WIDE, para("Hết.")))
    divisions = lay_out(small(appendices=(appendix,))).divisions
    assert [(each.landscape, each.restarts) for each in divisions] == [
        (False, False),
        (False, True),
        (True, False),
        (False, False),
    ]
