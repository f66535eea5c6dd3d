"""The lines of a letterhead and of a foot, whether a table, tabs or text boxes set them side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

from msgspec.structs import replace

from kehoach.intake.word.file import Box, Paragraph, Run, Table, flat

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.intake.word.file import Block

Side = Literal["left", "right", ""]


class Piece(NamedTuple):
    """A line of its own: a paragraph, or what stands of it between tabs and line breaks."""

    paragraph: Paragraph
    side: Side = ""
    """Which column it stands in; empty where nothing tells."""
    tabbed: bool = False
    """Whether tabs put it there: its paragraph then says nothing about its alignment."""

    @property
    def text(self) -> str:
        """Its words, without the spaces around them; a hyphen that breaks no line is a hyphen."""
        return self.paragraph.printed.strip().replace("\N{NON-BREAKING HYPHEN}", "-")


def pieces(blocks: Iterable[Block]) -> Iterator[Piece]:
    """Every line of the blocks in reading order, empty ones included."""
    for block in blocks:
        if isinstance(block, Table):
            yield from _of_table(block)
        else:
            yield from _of_paragraph(block)
            for box in block.boxes:
                yield from _of_box(box)


def _of_table(table: Table) -> Iterator[Piece]:
    for row in table.rows:
        at = 0
        for cell in row:
            side: Side = "" if len(row) == 1 else "left" if at == 0 else "right"
            for paragraph in flat(cell.blocks):
                yield from _broken(paragraph, side)
            at += cell.columns


def _of_box(box: Box) -> Iterator[Piece]:
    for paragraph in flat(box.blocks):
        yield from _broken(paragraph, "")


def _of_paragraph(paragraph: Paragraph) -> Iterator[Piece]:
    columns = [part for part in split(paragraph, "\t") if part.text.strip()]
    if len(columns) < 2 or paragraph.label:  # noqa: PLR2004 - two columns at least
        yield from _broken(paragraph, "")
        return
    for at, part in enumerate(columns):
        yield Piece(part, "left" if at == 0 else "right", tabbed=True)


def _broken(paragraph: Paragraph, side: Side) -> Iterator[Piece]:
    lines = list(split(paragraph, "\n")) if "\n" in paragraph.text else [paragraph]
    for line in lines:
        yield Piece(line, side)


def split(paragraph: Paragraph, sign: str) -> Iterator[Paragraph]:
    """The paragraph in parts at every such sign; drawings stay with the first."""
    parts: list[list[Run]] = [[]]
    for run in paragraph.runs:
        first, *others = run.text.split(sign)
        parts[-1].append(replace(run, text=first))
        parts += [[replace(run, text=text)] for text in others]
    for at, runs in enumerate(parts):
        kept = [run for run in runs if run.text or run.note or run.field]
        if at == 0:
            yield replace(paragraph, runs=tuple(kept))
        else:
            yield replace(paragraph, runs=tuple(kept), label="", boxes=(), lines=())
