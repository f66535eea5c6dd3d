"""Old letters whose font does not give them away: the text was set in another one, or a PDF has not kept its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.intake import encodings
from kehoach.intake.oldfile import Grid, Line, Remark
from kehoach.intake.readers.refusal import refuse
from kehoach.intake.words import lines_of
from kehoach.text.hygiene import refuse_legacy
from kehoach.text.source import Source

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.oldfile import Block, OldFile

    Read = Callable[[str], str]


def in_unicode(old: OldFile) -> OldFile:
    """The file with such letters converted; a PDF has lost some of them (ư), and is refused."""
    text = "\n".join(line.text for line in lines_of(old.blocks))
    _, told = refuse_legacy(Source(text))
    if told and old.kind == "pdf" and not encodings.is_unicode(text):
        refuse("old-font", encoding=told[0].args["encoding"])
    found = encodings.decode(text.encode()) if told else None
    if found is None:
        return old
    remark = Remark("import.converted", (("encoding", found.encoding),))
    blocks = tuple(_block(block, encodings.reader(found.encoding)) for block in old.blocks)
    return replace(old, blocks=blocks, remarks=tuple(dict.fromkeys((*old.remarks, remark))))


def _block(block: Block, read: Read) -> Block:
    if isinstance(block, Grid):
        rows = tuple(
            tuple(replace(cell, blocks=tuple(_block(one, read) for one in cell.blocks)) for cell in row)
            for row in block.rows
        )
        return replace(block, rows=rows)
    return _line(block, read)


def _line(line: Line, read: Read) -> Line:
    if encodings.is_unicode(line.text):
        return line
    return replace(line, words=tuple(replace(words, text=read(words.text)) for words in line.words))
