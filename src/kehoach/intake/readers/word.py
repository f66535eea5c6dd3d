"""A Word file as it is read for import: what it shows, with what its readers do not see kept beside it."""

from __future__ import annotations

from collections import Counter
from itertools import groupby, takewhile
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.intake import encodings
from kehoach.intake.oldfile import Cell, Grid, Line, OldFile, Remark, Stop, Words
from kehoach.intake.readers.parts import is_rule, joined
from kehoach.intake.readers.refusal import RefusedError
from kehoach.intake.readers.word_comments import comments
from kehoach.intake.word import file as word
from kehoach.intake.word.formulas import LOWERED, RAISED
from kehoach.intake.word.package import open_bytes
from kehoach.intake.word.read import read_with_handles
from kehoach.intake.word.refusal import Refusal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from kehoach.intake.oldfile import Block, Kind
    from kehoach.intake.word.file import Paragraph, Run, WordFile

    Asides = Callable[[Paragraph], Iterable[Remark]]

_PAIR = 2
_LOWER_HALF = 148.5
"""Where the lower half of a page begins, in millimetres."""
_PAGE_FIELDS = {"PAGE", "NUMPAGES", "SECTIONPAGES"}


def read(data: bytes, name: str, kind: Kind, *, revisions: bool) -> OldFile:
    """Everything that the file says."""
    package = open_bytes(data)
    if isinstance(package, Refusal):
        raise RefusedError(Remark(package.key, package.args))
    found = read_with_handles(package, revisions=revisions)
    said = comments(package, found.handles)
    reader = _Reader(found.file, lambda paragraph: said.get(paragraph.at, ()))
    return OldFile(
        name,
        kind,
        reader.blocks(_in_reading_order(found.file.blocks)),
        tuple(tuple(reader.lines(blocks)) for blocks in found.file.notes),
        tuple(reader.margins()),
        remarks=tuple(_remarks(found.file, reader, said)),
    )


def _remarks(file: WordFile, reader: _Reader, said: dict[int, tuple[Remark, ...]]) -> Iterator[Remark]:
    counts = {
        "changes": file.changes,
        "comments": sum(map(len, said.values())),
        "hidden": reader.hidden,
        "pictures": sum(paragraph.pictures for paragraph in file.paragraphs),
        "chunks": file.chunks,
        "outside": len(file.external),
    }
    yield from (Remark(f"import.{key}", (("count", str(count)),)) for key, count in counts.items() if count)
    if file.macros:
        yield Remark("import.macros")
    for chart in sorted(reader.charts):
        yield Remark("import.converted", (("encoding", chart.upper()),))


def _in_reading_order(blocks: Sequence[word.Block]) -> list[word.Block]:
    """The blocks, what a frame above the letterhead has at the foot of page one behind letterhead and title."""
    at = next((at for at, block in enumerate(blocks) if isinstance(block, word.Table)), 0)
    framed = [block for block in blocks[:at] if _is_at_foot(block)]
    if not framed:
        return list(blocks)
    head = [*(block for block in blocks[:at] if not _is_at_foot(block)), blocks[at]]
    title = [*takewhile(_is_centred, blocks[at + 1 :])]
    return [*head, *title, *framed, *blocks[at + 1 + len(title) :]]


def _is_centred(block: word.Block) -> bool:
    return isinstance(block, word.Paragraph) and (block.shape.align == "center" or not block.text.strip())


def _is_at_foot(block: word.Block) -> bool:
    frame = block.shape.frame if isinstance(block, word.Paragraph) else None
    return frame is not None and frame.from_page_edge and frame.y > _LOWER_HALF


class _Reader:
    """Turns the blocks of a Word file into those of an old file, counting what is worth a remark."""

    def __init__(self, file: WordFile, asides: Asides) -> None:
        self._file = file
        self._asides = asides
        self.hidden = 0
        self.charts: set[str] = set()

    def blocks(self, blocks: Iterable[word.Block], *, boxed: bool = False) -> tuple[Block, ...]:
        """The blocks in reading order; what stands in text boxes follows the paragraph that holds them."""
        return tuple(_with_asides(one for block in blocks for one in self._blocks(block, boxed=boxed)))

    def lines(self, blocks: Iterable[word.Block]) -> Iterator[Line]:
        """The paragraphs of blocks, those of tables and boxes too."""
        return (self._line(paragraph, boxed=False) for paragraph in word.flat(blocks))

    def margins(self) -> Iterator[Line]:
        """What headers and footers say beside the number of the page, each text once."""
        seen: set[str] = set()
        for section in self._file.sections:
            for blocks in (*section.headers.values(), *section.footers.values()):
                for line in self.lines(blocks):
                    text = line.text.strip()
                    if any(map(str.isalpha, text)) and text not in seen:
                        seen.add(text)
                        yield line

    def _blocks(self, block: word.Block, *, boxed: bool) -> Iterator[Block]:
        if isinstance(block, word.Table):
            yield self._grid(block, boxed=boxed)
            return
        yield self._line(block, boxed=boxed)
        inside = [self.blocks(box.blocks, boxed=True) for box in block.boxes]
        if len(inside) == _PAIR:  # the two halves of a letterhead
            yield Grid((tuple(map(Cell, inside)),), ruled=False)
        else:
            yield from (one for blocks in inside for one in blocks)

    def _grid(self, table: word.Table, *, boxed: bool) -> Grid:
        rows = tuple(
            tuple(Cell(self._cell(cell, ruled=table.ruled, boxed=boxed), cell.columns, cell.rows) for cell in row)
            for row in table.rows
        )
        landscape = self._file.sections[table.section].landscape if self._file.sections else False
        return Grid(rows, table.ruled, table.header_rows, table.widths, landscape)

    def _cell(self, cell: word.Cell, *, ruled: bool, boxed: bool) -> tuple[Block, ...]:
        """What a cell holds; in a table an automatic number is what the cell says."""
        blocks = self.blocks(cell.blocks, boxed=boxed)
        return tuple(_as_typed(block) if ruled and isinstance(block, Line) else block for block in blocks)

    def _line(self, paragraph: Paragraph, *, boxed: bool) -> Line:
        words = joined(self._words(paragraph.runs))
        text = "".join(each.text for each in words)
        return Line(
            () if is_rule(text) else words,
            self._label(paragraph),
            paragraph.shape.outline,
            paragraph.shape.align,
            round(paragraph.shape.left + paragraph.shape.first_line, 1),
            _size(paragraph.runs),
            tuple(Stop(tab.at, tab.kind) for tab in paragraph.shape.tabs),
            new_page=paragraph.starts_page,
            boxed=boxed or paragraph.boxed,
            contents=any(run.field == "TOC" for run in paragraph.runs),
            asides=(*self._unseen(paragraph.runs), *self._asides(paragraph)),
        )

    def _label(self, paragraph: Paragraph) -> str:
        font = paragraph.label_letters.font if paragraph.label_letters else ""
        return self._in_unicode(paragraph.label, font).strip()

    def _words(self, runs: Sequence[Run]) -> Iterator[Words]:
        """The words that are seen; a letter of an old font may be cut in two by runs that look alike."""
        shown = (run for run in runs if not run.letters.hidden and run.change != "deleted")
        for _, alike in groupby(shown, key=lambda run: (run.letters, run.note, run.field in _PAGE_FIELDS)):
            some = list(alike)
            letters = some[0].letters
            text = "".join(run.text for run in some) if some[0].field not in _PAGE_FIELDS else ""
            yield Words(
                _at_height(self._in_unicode(text, letters.font), letters.raised),
                letters.bold,
                letters.italic,
                letters.underline,
                letters.capitals or letters.small_capitals,
                some[0].note,
            )

    def _in_unicode(self, text: str, name: str) -> str:
        old = encodings.font(name) if name else None
        if old is None:
            return encodings.with_signs(text, name)
        self.charts.add(old.chart)
        return encodings.in_unicode(text, name)

    def _unseen(self, runs: Sequence[Run]) -> Iterator[Remark]:
        for kind, chosen in (
            ("hidden-words", [run for run in runs if run.letters.hidden and run.change != "deleted"]),
            ("deleted-words", [run for run in runs if run.change == "deleted"]),
        ):
            text = "".join(self._in_unicode(run.text, run.letters.font) for run in chosen).strip()
            if text:
                self.hidden += kind == "hidden-words"
                yield Remark(f"import.{kind}", (("text", text),))


def _with_asides(blocks: Iterable[Block]) -> Iterator[Block]:
    """The blocks; what stands beside a line that shows no words is told at the next one that does."""
    carried: tuple[Remark, ...] = ()
    for block in blocks:
        if not isinstance(block, Line):
            yield block
        elif block.text.strip():
            yield replace(block, asides=(*carried, *block.asides)) if carried else block
            carried = ()
        else:
            carried = (*carried, *block.asides)
            yield replace(block, asides=()) if block.asides else block
    if carried:
        yield Line((), asides=carried)


def _as_typed(line: Line) -> Line:
    if not line.label:
        return line
    number = Words(f"{line.label} " if line.words else line.label)
    return replace(line, words=(number, *line.words), label="")


def _at_height(text: str, raised: str) -> str:
    """Raised and lowered figures as signs of their own: m², CO₂."""
    if not raised or not text.strip().isdecimal():
        return text
    return text.translate(RAISED if raised == "superscript" else LOWERED)


def _size(runs: Sequence[Run]) -> float:
    sizes: Counter[float] = Counter()
    for run in runs:
        sizes[run.letters.size] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 0
