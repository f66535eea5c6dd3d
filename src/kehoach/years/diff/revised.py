"""Paragraphs, rows and tables with their tracked changes: as they were, as they are, or both in one."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.layout.document import GOES, Cell, Grid, Paragraph, Rule, Run, Table, plain
from kehoach.years.diff.words import changed, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.layout.document import Block, Leaf, Revision, Text
    from kehoach.years.diff.words import Piece


class Look(NamedTuple):
    """How a word looks, and the words of the footnote that hangs on it."""

    bold: bool = False
    italic: bool = False
    underline: bool = False
    unconfirmed: bool = False
    note: Text = ()


class Word(NamedTuple):
    """A word, a number, a sign or a gap as it looks."""

    text: str
    look: Look


class Merger(NamedTuple):
    """Makes one text of two; holds the footnotes of both documents, and those of the one that is made of them."""

    before: tuple[Text, ...]
    after: tuple[Text, ...]
    notes: list[Text]

    def merged(self, old: Text, new: Text) -> Text:
        """Two texts as one, word by word."""
        if old == new and not any(run.note for run in new):
            return new
        pieces = changed(_tokens(old, self.before), _tokens(new, self.after), lambda word: len(word.text))
        return tuple(self._runs(pieces))

    def whole(self, runs: Text, revision: Revision) -> Text:
        """A text that goes or comes as a whole."""
        notes = self.before if revision in GOES else self.after
        return tuple(
            replace(run, note=self._noted(notes[run.note - 1], revision) if run.note else 0, revision=revision)
            for run in runs
        )

    def _runs(self, pieces: Iterable[Piece[Word]], staying: Revision = "") -> Iterator[Run]:
        """The words of one look and one fate together; a run ends where a footnote hangs on it."""
        words = ((piece.state or staying, word) for piece in pieces for word in piece.tokens)
        for (revision, look), same in groupby(words, lambda word: (word[0], word[1].look)):
            texts = [word.text for _, word in same]
            for text in texts if look.note else ["".join(texts)]:
                note = self._noted(look.note, revision) if look.note else 0
                yield Run(text, look.bold, look.italic, look.underline, note, look.unconfirmed, revision)

    def _noted(self, note: Text, revision: Revision) -> int:
        self.notes.append(tuple(replace(run, revision=revision) for run in note))
        return len(self.notes)

    def block(self, block: Block, revision: Revision) -> Block:
        """A block that goes or comes as a whole."""
        if isinstance(block, Table):
            return self.table(block, revision)
        return self.grid(block, revision) if isinstance(block, Grid) else self.leaf(block, revision)

    def table(self, table: Table, revision: Revision) -> Table:
        """A table all of whose rows go or come."""
        rows = tuple(self.row(row, revision) for row in table.rows)
        return replace(table, rows=rows, revisions=(revision,) * len(rows))

    def grid(self, grid: Grid, revision: Revision) -> Grid:
        """A grid all of whose rows go or come."""
        rows = tuple(self.grid_row(row, revision) for row in grid.rows)
        return replace(grid, rows=rows, revisions=(revision,) * len(rows))

    def leaf(self, leaf: Leaf, revision: Revision, *, end: bool = True) -> Leaf:
        """A paragraph or a line that goes or comes, with its end unless that stays with its cell."""
        mark: Revision = revision if end else ""
        if isinstance(leaf, Rule):
            return replace(leaf, revision=mark)
        return replace(leaf, runs=self.whole(_with_label(leaf), revision), label="", revision=mark)

    def moved(self, paragraph: Paragraph, other: Paragraph, revision: Revision, move: int) -> Paragraph:
        """A paragraph that leaves for another place, or comes from there; its number and some words differ there."""
        end: Revision = "moved to" if revision == "inserted" else "moved from"
        old, new = (other, paragraph) if revision == "inserted" else (paragraph, other)
        pieces = changed(_tokens(old.runs, self.before), _tokens(new.runs, self.after), lambda word: len(word.text))
        own = (piece for piece in pieces if piece.state in ("", revision))
        label = self.whole(_label(paragraph), revision)
        return replace(paragraph, runs=(*label, *self._runs(own, end)), label="", revision=end, move=move)

    def row(self, row: tuple[Cell, ...], revision: Revision) -> tuple[Cell, ...]:
        """The cells of a row that goes or comes."""
        return tuple(replace(cell, runs=self.whole(cell.runs, revision)) for cell in row)

    def grid_row(self, row: tuple[tuple[Leaf, ...], ...], revision: Revision) -> tuple[tuple[Leaf, ...], ...]:
        """The cells of a row without lines that goes or comes."""
        return tuple(tuple(self.leaf(leaf, revision, end=False) for leaf in cell) for cell in row)

    def both(self, old: Leaf, new: Leaf) -> Leaf:
        """Two paragraphs, or two lines, as one."""
        was = _look(old) if _look(old) != _look(new) else None
        before = old if isinstance(old, Paragraph) else Paragraph("")
        if isinstance(new, Rule):
            return replace(new, was=was, runs=self.whole(_with_label(before), "deleted"))
        if before.label == new.label:
            return replace(new, runs=self.merged(before.runs, new.runs), was=was)
        return replace(new, runs=self.merged(_with_label(before), _with_label(new)), label="", was=was)


def text_of(block: Block) -> str:
    """The words of a block, a paragraph or cell a line."""
    if isinstance(block, Paragraph):
        return plain(block.runs)
    if isinstance(block, Rule):
        return ""
    if isinstance(block, Table):
        return "\n".join(plain(cell.runs) for row in block.rows for cell in row)
    return "\n".join(text_of(leaf) for row in block.rows for cell in row for leaf in cell)


def _look(leaf: Leaf) -> Leaf:
    """A paragraph without its words."""
    return leaf if isinstance(leaf, Rule) else replace(leaf, runs=(), label="", id="")


def _with_label(paragraph: Paragraph) -> Text:
    return (*_label(paragraph), *paragraph.runs)


def _label(paragraph: Paragraph) -> Text:
    return (Run(f"{paragraph.label} "),) if paragraph.label else ()


def _tokens(runs: Text, notes: tuple[Text, ...]) -> list[Word]:
    return [word for run in runs for word in _tokens_of(run, notes)]


def _tokens_of(run: Run, notes: tuple[Text, ...]) -> Iterator[Word]:
    """The words of a run; its footnote hangs on the last one."""
    look = Look(run.bold, run.italic, run.underline, run.unconfirmed)
    words = [Word(text, look) for text in tokens(run.text)]
    if not run.note:
        yield from words
        return
    yield from words[:-1]
    yield Word(words[-1].text if words else "", look._replace(note=notes[run.note - 1]))
