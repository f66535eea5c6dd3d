"""Signs that the font does not have: a fault of the plan, told with the text they stand in."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.document import Grid, Paragraph, Table, plain
from kehoach.render.pdf.inline import clean

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Block, Document
    from kehoach.render.pdf.faces import Typeface

_MANY = 5_000


class MissingGlyph(msgspec.Struct, frozen=True):
    """A sign that cannot be printed, and the first text that it stands in."""

    sign: str
    text: str

    @property
    def name(self) -> str:
        """What Unicode calls it: `U+2610 BALLOT BOX`."""
        return f"U+{ord(self.sign):04X} {unicodedata.name(self.sign, '')}".strip()


class MissingGlyphError(Exception):
    """A plan with signs that the font does not have."""

    def __init__(self, missing: tuple[MissingGlyph, ...]) -> None:
        super().__init__("; ".join(f"{each.name}: {each.text}" for each in missing))
        self.missing = missing


def has_all(typeface: Typeface, text: str) -> bool:
    """Whether the font has every letter of a text; a line that was looked at before is not looked at again."""
    return all(_has_all(typeface, line) for line in text.splitlines())


@lru_cache(maxsize=_MANY)
def _has_all(typeface: Typeface, line: str) -> bool:
    return not typeface.missing(line)


def missing_glyphs(document: Document, typeface: Typeface) -> tuple[MissingGlyph, ...]:
    """The signs of a document that the font does not have, in the order in which they stand."""
    found: dict[str, MissingGlyph] = {}
    for text in _texts(document):
        for sign in _missing(text, typeface):
            found.setdefault(sign, MissingGlyph(sign, clean(text).strip()))
    return tuple(found.values())


def _missing(text: str, typeface: Typeface) -> list[str]:
    """The signs of a text that the font does not have, in the order in which they stand."""
    unknown = typeface.missing(clean(text))
    return [sign for sign in clean(text) if sign in unknown] if unknown else []


def _texts(document: Document) -> Iterator[str]:
    for division in document.divisions:
        for block in division.blocks:
            yield from _of_block(block)
    yield from map(plain, document.notes)


def _of_block(block: Block) -> Iterator[str]:
    if isinstance(block, Paragraph):
        yield f"{block.label} {plain(block.runs)}" if block.label else plain(block.runs)
    elif isinstance(block, Table):
        yield from (plain(cell.runs) for row in block.rows for cell in row)
    elif isinstance(block, Grid):
        yield from (text for row in block.rows for cell in row for leaf in cell for text in _of_block(leaf))
