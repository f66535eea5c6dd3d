"""Plans as offices write them in Word without kehoach: typed marks or lists, letterheads by tables, tabs or boxes.

`python -m tests.intake.foreign FOLDER PLAN.kh…` writes every plan in every manner, to be looked at.
"""

from __future__ import annotations

import io
import sys
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

import docx
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm, Pt

import kehoach
from kehoach.intake.readers.parts import is_rule
from kehoach.intake.word.lists import counted
from kehoach.layout import lay_out
from kehoach.layout.document import Grid, Paragraph, Rule, Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.layout.document import Block, Document, Run

SPACE = "\N{NO-BREAK SPACE}"
HYPHEN = "\N{NON-BREAKING HYPHEN}"


class Manner(NamedTuple):
    """How an office sets its plans."""

    letterhead: Literal["table", "tabs", "boxes"]
    marks: Literal["typed", "tabbed", "lists"]
    headings: Literal["direct", "styles"] = "direct"
    title: Literal["paragraphs", "breaks"] = "paragraphs"
    airy: bool = False
    """Whether empty paragraphs make the gaps, and signs drawn lines."""


MANNERS = {
    "xã": Manner("table", "typed", airy=True),
    "huyện": Manner("table", "lists", "styles", "breaks"),
    "trường": Manner("tabs", "tabbed", title="breaks"),
    "đoàn thể": Manner("boxes", "typed", "styles", airy=True),
}
LEVELS = (("upperRoman", "{}."), ("decimal", "{}."), ("lowerLetter", "{})"), ("decimal", "({})"))
DASHES = ("-", "+")
ROLES = {"heading1": 1, "heading2": 2, "heading3": 3}
DRAWN = "_" * 15


class Foreign(NamedTuple):
    """A Word file, and what its paragraphs print, cells and boxes included."""

    data: bytes
    printed: list[str]


def foreign(document: Document, manner: Manner) -> Foreign:
    """The laid-out plan in the manner of an office."""
    return _Writer(manner).written(document)


class _Writer:
    def __init__(self, manner: Manner) -> None:
        self._manner = manner
        self._file: Any = docx.Document()
        self._printed: list[str] = []
        self._counts = [0] * len(LEVELS)
        normal = self._file.styles["Normal"]
        normal.font.name, normal.font.size = "Times New Roman", Pt(14)
        self._numbers = self._list([(kind, form.format(f"%{at}")) for at, (kind, form) in enumerate(LEVELS, 1)])
        self._dashes = self._list([("bullet", dash) for dash in DASHES])

    def written(self, document: Document) -> Foreign:
        for division in document.divisions:
            for block in division.blocks:
                self._block(block)
        out = io.BytesIO()
        self._file.save(out)
        return Foreign(out.getvalue(), self._printed)

    def _block(self, block: Block) -> None:
        if isinstance(block, Grid):
            {"table": self._by_table, "tabs": self._by_tabs, "boxes": self._by_boxes}[self._manner.letterhead](block)
        elif isinstance(block, Table):
            self._table(block)
        elif isinstance(block, Paragraph):
            self._paragraph(block)
        elif self._manner.airy:
            self._centred(DRAWN)

    def _paragraph(self, block: Paragraph) -> None:
        if self._manner.airy:
            self._file.add_paragraph()
        if block.role == "title" and self._manner.title == "paragraphs":
            for text in _text(block.runs).split("\n"):
                self._centred(text, bold=True)
                self._print(text)
            return
        style = f"Heading {ROLES[block.role]}" if block.role in ROLES and self._manner.headings == "styles" else None
        made = self._file.add_paragraph(style=style)
        if block.role in {"kind", "title", "appendix", "appendix_title", "appendix_reference"}:
            made.alignment = ALIGN.CENTER
        self._label(made, block.label)
        self._runs(made, block.runs, bold=block.role in ROLES or block.role == "kind")
        self._print(f"{block.label} {_text(block.runs)}".strip())

    def _label(self, made: Any, label: str) -> None:  # noqa: ANN401 - python-docx has no types
        if not label:
            return
        level = DASHES.index(label) if label in DASHES else self._level(label)
        if level is None or self._manner.marks != "lists":
            made.add_run(label + ("\t" if self._manner.marks == "tabbed" else " "))
            return
        number = made._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 - python-docx has no lists
        number.get_or_add_numId().val = self._dashes if label in DASHES else self._numbers
        number.get_or_add_ilvl().val = level

    def _level(self, label: str) -> int | None:
        """The level of the list that prints this label next; none where it must be typed."""
        for level, (kind, form) in enumerate(LEVELS):
            if 0 in self._counts[:level]:
                return None
            if form.format(counted(self._counts[level] + 1, kind)) == label:
                self._counts[level] += 1
                self._counts[level + 1 :] = [0] * (len(LEVELS) - level - 1)
                return level
        return None

    def _runs(self, made: Any, runs: Iterable[Run], *, bold: bool = False) -> None:  # noqa: ANN401 - the same
        for run in runs:
            one = made.add_run(_plain(run.text))
            one.bold, one.italic = bold or run.bold, run.italic

    def _centred(self, text: str, *, bold: bool = False) -> None:
        made = self._file.add_paragraph()
        made.alignment = ALIGN.CENTER
        made.add_run(text).bold = bold

    def _by_table(self, grid: Grid) -> None:
        made = self._file.add_table(len(grid.rows), len(grid.widths))
        for row, cells in zip(made.rows, grid.rows, strict=True):
            for cell, leaves in zip(row.cells, cells, strict=True):
                for at, text in enumerate(self._leaves(leaves)):
                    inside = cell.paragraphs[0] if not at else cell.add_paragraph()
                    inside.alignment = ALIGN.CENTER
                    inside.add_run(text)

    def _by_tabs(self, grid: Grid) -> None:
        for row in grid.rows:
            for texts in zip_longest(*map(self._leaves, row), fillvalue=""):
                made = self._file.add_paragraph("\t".join(texts))
                made.paragraph_format.tab_stops.add_tab_stop(Mm(80))

    def _by_boxes(self, grid: Grid) -> None:
        columns = [[text for cell in column for text in self._leaves(cell)] for column in zip(*grid.rows, strict=True)]
        made = self._file.add_paragraph()
        for at, texts in enumerate(columns):
            inside = "".join(f"<w:p><w:r><w:t>{_escaped(text)}</w:t></w:r></w:p>" for text in texts)
            box = f"<v:textbox><w:txbxContent>{inside}</w:txbxContent></v:textbox>"
            shape = (
                f'<v:shape style="position:absolute;margin-left:{230 * at}pt;width:220pt;height:80pt">{box}</v:shape>'
            )
            names = f'{nsdecls("w")} xmlns:v="urn:schemas-microsoft-com:vml"'
            made._p.append(parse_xml(f"<w:r {names}><w:pict>{shape}</w:pict></w:r>"))  # noqa: SLF001 - no text boxes

    def _leaves(self, leaves: Sequence[Paragraph | Rule]) -> list[str]:
        """The lines of a cell; a drawn line is signs or nothing."""
        texts = [
            DRAWN if isinstance(leaf, Rule) else f"{leaf.label} {_text(leaf.runs)}".strip()
            for leaf in leaves
            if isinstance(leaf, Paragraph) or self._manner.airy
        ]
        lines = [line for text in texts for line in text.split("\n")]
        for line in lines:
            self._print(line)
        return lines

    def _print(self, text: str) -> None:
        if not is_rule(text):
            self._printed.append(text)

    def _table(self, table: Table) -> None:
        made = self._file.add_table(len(table.rows), len(table.widths), style="Table Grid")
        for top, left, cell in _places(table):
            held = made.cell(top, left)
            if cell.columns > 1 or cell.rows > 1:
                held = held.merge(made.cell(top + cell.rows - 1, left + cell.columns - 1))
            self._runs(held.paragraphs[0], cell.runs, bold=cell.bold)
            self._print(_text(cell.runs))

    def _list(self, levels: Sequence[tuple[str, str]]) -> int:
        """A list of its own, and the number under which paragraphs name it."""
        numbering = self._file.part.numbering_part.element
        kind = 900 + len(numbering)
        rules = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{count}"/><w:lvlText w:val="{text}"/></w:lvl>'
            for at, (count, text) in enumerate(levels)
        )
        numbering.insert(
            0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{kind}">{rules}</w:abstractNum>')
        )
        return int(numbering.add_num(kind).numId)


def _places(table: Table) -> Iterator[tuple[int, int, Any]]:
    """Each cell with the row and the column that it begins in."""
    taken: set[tuple[int, int]] = set()
    for top, row in enumerate(table.rows):
        free = (left for left in range(len(table.widths)) if (top, left) not in taken)
        for cell in row:
            left = next(free)
            taken |= {(top + i, left + j) for i in range(cell.rows) for j in range(cell.columns)}
            yield top, left, cell


def _text(runs: Iterable[Run]) -> str:
    return _plain("".join(run.text for run in runs))


def _plain(text: str) -> str:
    return text.replace(SPACE, " ").replace(HYPHEN, "-")


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;")


def main() -> None:
    """Write every plan in every manner."""
    folder = Path(sys.argv[1])
    for name in sys.argv[2:]:
        plan = kehoach.load(name).plan
        for manner, how in MANNERS.items():
            if plan:
                (folder / f"{Path(name).stem} ({manner}).docx").write_bytes(foreign(lay_out(plan), how).data)


if __name__ == "__main__":
    main()
