"""Words of an old file in their styles: joined, cut, and freed of needless spaces."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import is_normalized, normalize

import msgspec

from kehoach.intake.encodings import with_signs
from kehoach.intake.oldfile import Grid, Words
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.intake.oldfile import Block, Line

Text = tuple[Words, ...]

_BREAKS = lazily("[\u2010\u2011\u00a0\u00ad\u200b\uf020-\uf0ff]")
_PLAIN = str.maketrans({"\u2010": "-", "\u2011": "-", "\u00a0": " ", "\u00ad": "", "\u200b": ""})
_SPACES = lazily(r"[^\S\n]*\n\s*|[^\S\n]{2,}|[^\S\n ]")
"""Where spaces are other than one plain one."""


def plain(text: Iterable[Words]) -> str:
    """The words without their style."""
    return "".join(words.text for words in text)


def tidy(text: Text) -> Text:
    """The words with single spaces and none at the ends; line breaks stay."""
    out: list[Words] = []
    after_space = True
    for words in text:
        said = _SPACES.sub(_one_space, words.text)
        said = said.lstrip(" ") if after_space else said
        after_space = (said[-1].isspace() if said else after_space) and not words.note
        if said or words.note:
            out.append(msgspec.structs.replace(words, text=said))
    return _stripped_end(out)


def _one_space(found: object) -> str:
    return "\n" if "\n" in found[0] else " "  # type: ignore[index]


def _stripped_end(out: list[Words]) -> Text:
    while out and not out[-1].text.strip() and not out[-1].note:
        out.pop()
    if out:
        out[-1] = msgspec.structs.replace(out[-1], text=out[-1].text.rstrip())
    return tuple(out)


def on_one_line(text: Text) -> Text:
    """The words with spaces in place of their line breaks."""
    return tuple(msgspec.structs.replace(words, text=words.text.replace("\n", " ")) for words in text)


def cut(text: Text, start: int, end: int | None = None) -> Text:
    """A stretch of the words, each in its style; a note stays with the end of the words that it hangs on."""
    stop = len(plain(text)) if end is None else end
    out: list[Words] = []
    at = 0
    for words in text:
        first, last = max(start - at, 0), min(stop - at, len(words.text))
        at += len(words.text)
        if first < last or (words.note and start < at <= stop):
            note = words.note if at <= stop else 0
            out.append(msgspec.structs.replace(words, text=words.text[first:last], note=note))
    return tuple(out)


def joined(*texts: Text, by: str = " ") -> Text:
    """Texts one after the other, with this between them."""
    out: Text = ()
    for text in texts:
        out = (*out, Words(by), *text) if out and text else (*out, *text)
    return out


def all_bold(text: Text) -> bool:
    """Whether every word of it is bold."""
    return any(words.text.strip() for words in text) and all(words.bold for words in text if words.text.strip())


def with_plain_signs(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """The blocks with composed letters, bullets, and plain signs for those that say where a line may break."""
    return tuple(_with_plain_signs(block) for block in blocks)


def _with_plain_signs(block: Block) -> Block:
    if isinstance(block, Grid):
        rows = tuple(
            tuple(msgspec.structs.replace(cell, blocks=with_plain_signs(cell.blocks)) for cell in row)
            for row in block.rows
        )
        return msgspec.structs.replace(block, rows=rows)
    if block.text.isascii() or (is_normalized("NFC", block.text) and not _BREAKS.search(block.text)):
        return block
    words = (msgspec.structs.replace(one, text=_with_plain(one.text)) for one in block.words)
    return msgspec.structs.replace(block, words=tuple(words))


def _with_plain(text: str) -> str:
    return with_signs(normalize("NFC", text).translate(_PLAIN))


def lines_of(blocks: Iterable[Block]) -> Iterator[Line]:
    """Every paragraph of these blocks, those of tables cell by cell."""
    for block in blocks:
        if isinstance(block, Grid):
            for row in block.rows:
                for cell in row:
                    yield from lines_of(cell.blocks)
        else:
            yield block


def without_style(text: Text) -> Text:
    """The words in no style."""
    return tuple(Words(words.text, note=words.note) for words in text)
