"""An old file as a text that a person compares: a line a paragraph, a row of cells a line."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Line, OldFile
from kehoach.intake.readers import read

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.intake.oldfile import Block, Cell, Remark


def old(data: bytes, name: str, *, revisions: bool = False) -> OldFile:
    found = read(data, name, revisions=revisions)
    assert isinstance(found, OldFile), found
    return found


def refusal(data: bytes, name: str = "tệp") -> str:
    found = read(data, name)
    assert not isinstance(found, OldFile), "the file was read"
    return found.key


def shown(file: OldFile) -> list[str]:
    return [line for block in file.blocks for line in _block(block) if line]


def _block(block: Block) -> Iterator[str]:
    if isinstance(block, Line):
        yield line(block)
        return
    for row in block.rows:
        yield ("| " if block.ruled else ": ") + " | ".join(map(_cell, row))


def _cell(cell: Cell) -> str:
    spans = f" <{cell.columns}x{cell.rows}>" if (cell.columns, cell.rows) != (1, 1) else ""
    return " / ".join(text for block in cell.blocks for text in _block(block) if text) + spans


def line(one: Line) -> str:
    text = "".join(f"{words.text}{f'[{words.note}]' if words.note else ''}" for words in one.words)
    return f"{one.label} {text}".strip()


def remarks(file: OldFile) -> list[str]:
    return [remark.key.removeprefix("import.") for remark in file.remarks]


def asides(file: OldFile) -> list[Remark]:
    return [aside for each in lines(file.blocks) for aside in each.asides]


def lines(blocks: Iterable[Block]) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, Line):
            yield block
        else:
            for row in block.rows:
                for cell in row:
                    yield from lines(cell.blocks)


def words(file: OldFile) -> list[str]:
    """Every word and sign of the file, labels and notes too, in no order."""
    notes = [each for note in file.notes for each in note]
    texts = (f"{each.label} {each.text}" for each in (*lines(file.blocks), *notes))
    return sorted(word for text in texts for word in re.findall(r"\w+|[^\w\s]", unicodedata.normalize("NFC", text)))
