"""A Word file whose letters are read as composed Unicode, old fonts too, so that its lines are known by their words."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

from msgspec.structs import replace

from kehoach.intake import encodings
from kehoach.intake.word.file import Paragraph, Table

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.intake.word.file import Block, Run, Section, WordFile


def in_unicode(file: WordFile) -> WordFile:
    """The file with every run as it is read; how it looks, its font too, stays."""
    return replace(
        file,
        blocks=_blocks(file.blocks),
        notes=tuple(map(_blocks, file.notes)),
        sections=tuple(map(_section, file.sections)),
    )


def _section(section: Section) -> Section:
    headers = {kind: _blocks(blocks) for kind, blocks in section.headers.items()}
    footers = {kind: _blocks(blocks) for kind, blocks in section.footers.items()}
    return replace(section, headers=headers, footers=footers)


def _blocks(blocks: Iterable[Block]) -> tuple[Block, ...]:
    return tuple(map(_block, blocks))


def _block(block: Block) -> Block:
    if isinstance(block, Table):
        rows = (tuple(replace(cell, blocks=_blocks(cell.blocks)) for cell in row) for row in block.rows)
        return replace(block, rows=tuple(rows))
    boxes = tuple(replace(box, blocks=_blocks(box.blocks)) for box in block.boxes)
    return replace(block, runs=tuple(map(_run, block.runs)), boxes=boxes) if boxes or _is_other(block) else block


def _is_other(paragraph: Paragraph) -> bool:
    """Whether a paragraph has letters of an old font, or marks apart from their letters."""
    return any(encodings.font(run.letters.font) or not is_normalized("NFC", run.text) for run in paragraph.runs)


def _run(run: Run) -> Run:
    return replace(run, text=normalize("NFC", encodings.in_unicode(run.text, run.letters.font)))
