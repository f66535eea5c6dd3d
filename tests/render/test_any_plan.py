"""What holds of every plan, whatever is in it."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

from docx import Document as WordFile
from hypothesis import given, settings
from lxml import etree

from kehoach.layout import lay_out
from kehoach.render import docx, text
from tests.layout.random_plans import PLANS

if TYPE_CHECKING:
    from kehoach.model.plan import Plan

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


@settings(max_examples=60)
@given(PLANS)
def test_any_plan_makes_a_word_file_that_is_whole(plan: Plan) -> None:
    data = docx.render(lay_out(plan))
    WordFile(io.BytesIO(data))
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        root = etree.fromstring(file.read("word/document.xml"))
    for table in root.iter(W + "tbl"):
        columns = len(table.findall(f"{W}tblGrid/{W}gridCol"))
        assert {_width(row) for row in table.findall(W + "tr")} <= {columns}
    assert all(cell[-1].tag == W + "p" for cell in root.iter(W + "tc"))
    assert root[0][-1].tag == W + "sectPr"


def _width(row: etree._Element) -> int:
    """How many columns the cells of a row cover."""
    spans = [cell.find(f"{W}tcPr/{W}gridSpan") for cell in row.findall(W + "tc")]
    return sum(1 if span is None else int(span.get(W + "val", "1")) for span in spans)


@settings(max_examples=30)
@given(PLANS)
def test_any_plan_reads_as_text(plan: Plan) -> None:
    assert text.render(lay_out(plan)).endswith("\n")
