from __future__ import annotations

import pytest
from msgspec.structs import replace

from kehoach.render.docx.dealt import Piece, dealt, to_a_page

TEXT = Piece('<w:p><w:pPr><w:pStyle w:val="Body"/></w:pPr></w:p>', after=6)
HEADING = replace(TEXT, keeps=True)
PUT = 'w:line="1" w:lineRule="exact"'


def table(rows: int) -> Piece:
    return Piece(f"<w:tbl>{'<w:tr><w:tc><w:p></w:p></w:tc></w:tr>' * rows}</w:tbl>", size=rows, table=True)


def put(*pieces: Piece, limit: int = 5, used: int = 0) -> list[int]:
    """How many paragraphs of hardly any height stand before each block."""
    return [xml.count(PUT) for xml in dealt(pieces, limit, used)]


def test_nothing_is_put_where_a_page_begins_with_a_heading() -> None:
    assert put(*[TEXT] * 5, HEADING, TEXT) == [0] * 7


def test_a_page_that_would_begin_below_a_heading_begins_with_it() -> None:
    assert put(*[TEXT] * 4, HEADING, TEXT, TEXT) == [0, 0, 0, 0, 1, 0, 0]


def test_a_page_that_would_begin_below_several_headings_begins_with_the_first() -> None:
    assert put(*[TEXT] * 3, HEADING, HEADING, TEXT) == [0, 0, 0, 2, 0, 0]


def test_headings_that_fill_more_than_a_page_are_moved_once() -> None:
    pieces = [TEXT, *[HEADING] * 20]
    assert put(*pieces) == [0, 4, *[0] * 19]
    assert sum(xml.count("w:after=") for xml in dealt(pieces, 5, 0)[:1]) == 1


def test_nothing_is_put_before_headings_that_begin_a_division() -> None:
    assert put(*[HEADING] * 20, used=-1) == [0] * 20


def test_each_page_but_the_first_has_one_block_more() -> None:
    assert put(*[TEXT] * 5, *[TEXT] * 5, HEADING, TEXT) == [0] * 10 + [1, 0]


def test_each_row_of_a_table_counts() -> None:
    assert put(table(3), TEXT, HEADING, TEXT) == [0, 0, 1, 0]


def test_the_gap_above_what_is_put_is_so_much_smaller() -> None:
    assert 'w:after="118"' in dealt([*[TEXT] * 3, HEADING, HEADING, TEXT], 5, 0)[2]


def test_nothing_is_put_before_a_heading_with_a_gap_of_its_own() -> None:
    assert put(*[TEXT] * 4, replace(HEADING, spaced=True), TEXT) == [0] * 6


@pytest.mark.parametrize(("paragraphs", "blocks"), [(98, 25), (99, 20), (998, 23)])
def test_fewer_blocks_go_to_a_page_of_a_document_of_many_nodes(paragraphs: int, blocks: int) -> None:
    assert to_a_page([TEXT] * paragraphs) == blocks
