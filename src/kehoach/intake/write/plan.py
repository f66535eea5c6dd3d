"""An old plan, understood, as lines of a source."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kehoach.intake.oldplan import UNSURE
from kehoach.intake.words import cut, plain, tidy, without_style
from kehoach.intake.write import tables
from kehoach.intake.write.prose import WIDTH, escaped, wrapped, written
from kehoach.text.catalogue import phrase
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Grid
    from kehoach.intake.oldplan import Annex, Head, Item, OldPlan, Signer, Text

_BASIS = lazily(r"(?:[-–]\s*)?(?:Căn cứ\s+)?")
_END_MARKS = " ;.,"
_INDENT = "  "
_MOST_SHOWN = 60
"""The signs of a fact that are enough to find it by."""


def source_lines(plan: OldPlan, notes: Sequence[str] = ()) -> Iterator[str]:
    """Every line of the source; `notes` are the footnotes as a source writes them."""
    yield from (_comment("import-structure.margin", words=" ".join(said.split())) for said in plan.margins)
    yield from (_comment(aside.key, **dict(aside.args)) for aside in plan.asides)
    yield from _unprinted((*plan.head.title, *plan.recipients), notes)
    yield from _head(plan.head, plan.shapes)
    yield from _listed("@căn cứ", [_basis(basis) for basis in plan.bases], notes)
    yield from _items(plan.items, notes)
    if plan.closing:
        yield from ("", "@kết")
    for item in plan.closing:
        yield from _prose(item, notes, _INDENT)
    yield from _listed("@nơi nhận", [_without_marks(without_style(one)) for one in plan.recipients], ())
    for signer in plan.signers:
        yield from ("", "@ký", *(f"{_INDENT}{line}" for line in _signature(signer)))
    for annex in plan.appendices:
        yield from ("", *_remarks(annex))
        yield f"@phụ lục {written(annex.title, notes=notes, opens=False) or '…'}{'; ngang' if annex.landscape else ''}"
        yield from _items(annex.items, notes)


def _unprinted(texts: Sequence[Text], notes: Sequence[str]) -> Iterator[str]:
    """Comments that keep the footnotes of words on which a plan has none."""
    hung = (words.note for text in texts for words in text if 0 < words.note <= len(notes))
    yield from (_comment("import-structure.said", words=notes[number - 1]) for number in hung)


def _remarks(annex: Annex) -> Iterator[str]:
    if annex.reference:
        yield _comment("import-structure.said", words=annex.reference)
    if not annex.labelled:
        yield _comment("import-structure.doubt.annex")


def _listed(head: str, entries: Sequence[Text], notes: Sequence[str]) -> Iterator[str]:
    if entries:
        yield from ("", head)
    for entry in entries:
        yield from wrapped(written(entry, notes=notes), _INDENT)


def _items(items: Sequence[Item], notes: Sequence[str]) -> Iterator[str]:
    before = ""
    for item in items:
        yield ""
        if item.grid is not None:
            yield from reviews(item)
            yield from _table(item, item.grid, notes, again=before == "table")
        elif item.source:
            yield from item.source
        elif item.lines:
            yield from _record(item, notes)
        else:
            yield from _prose(item, notes, "")
        before = item.kind


def _table(item: Item, grid: Grid, notes: Sequence[str], *, again: bool) -> Iterator[str]:
    """The rows; a directive above them where rows alone would not say all."""
    header = f"; đầu: {grid.header_rows}" if grid.header_rows > 1 else ""
    options = header + ("; ngang" if grid.landscape else "")
    named = again or bool(options)
    if named:
        yield f"@bảng{options}"
    yield from (f"{_INDENT * named}{row}" for row in tables.rows(grid, notes, item.cells))


def _record(item: Item, notes: Sequence[str]) -> Iterator[str]:
    """An activity with its labelled lines, those of one label together; a programme with its steps."""
    yield from reviews(item)
    yield from _unprinted((item.text,), notes)
    name = written(item.text, opens=False)
    if item.kind == "programme":
        yield f"@chương trình {name}"
        for line in item.lines:
            actor = f"; thực hiện: {line.actor}" if line.actor else ""
            yield from wrapped(written(line.text, notes=notes) + actor, _INDENT)
        return
    yield f"@hoạt động {name}"
    for label, same in groupby(item.lines, lambda line: line.label):
        texts = [written(line.text, notes=notes) for line in same]
        yield from wrapped(f"{label}: {texts[0]}" if len(texts) == 1 else f"{label}:", _INDENT)
        for text in texts if len(texts) > 1 else ():
            yield from wrapped(text, _INDENT * 2)


def _prose(item: Item, notes: Sequence[str], indent: str) -> Iterator[str]:
    yield from (f"{indent}{comment}" for comment in reviews(item))
    text = without_style(item.text) if item.kind == "heading" else item.text
    words = written(text, item.facts, notes, opens=not item.mark)
    yield from wrapped(f"{item.mark} {words}".strip(), indent)


def reviews(item: Item) -> Iterator[str]:
    """The comments above a block: what the file has beside it, and what somebody should look at."""
    yield from (_comment(aside.key, **dict(aside.args)) for aside in item.asides)
    if item.doubt:
        yield _comment(f"import-structure.{item.doubt}")
    for fact in item.facts:
        if fact.confidence < UNSURE:
            words = plain(cut(item.text, fact.start, fact.end))
            shown = words if len(words) <= _MOST_SHOWN else f"{words[:_MOST_SHOWN].rstrip()}…"
            yield _comment("import-structure.review", word=fact.word, words=shown)


def _comment(key: str, **args: str) -> str:
    """A comment in the words of the catalogue, on one line."""
    return "// " + " ".join(phrase(key, "vi", **args).split())


def _head(head: Head, shapes: tuple[str, ...]) -> Iterator[str]:
    lines = [written(without_style(tidy(line)), opens=False) for line in head.title]
    title = " \\\n".join(lines)
    short = len(lines) == 1 and len(lines[0]) < WIDTH - len("@kế hoạch ")
    yield f"@kế hoạch {title}".rstrip() if short else "@kế hoạch"
    if not short and title:
        yield from _pair("trích yếu", lines)
    pairs: dict[str, str | tuple[str, ...]] = {
        "thể thức": "" if head.format == "nđ30" else head.format,
        "năm": head.year,
        "cơ quan": tuple(map(escaped, head.issuers)),
        "cơ quan chủ quản": escaped(head.parent),
        "số": head.number,
        "nơi": escaped(head.place),
        "ngày": head.date,
        "độ mật": head.secrecy,
        "độ khẩn": head.urgency,
        "phạm vi lưu hành": head.circulation,
        "dự thảo": head.draft,
        "kèm theo": head.issued_with,
        "đánh số": ", ".join(shape.rstrip(".)") for shape in shapes),
    }
    for key, value in pairs.items():
        if isinstance(value, tuple):
            yield from _several(key, value)
        elif value:
            yield from _pair(key, value.split("\n"))


def _pair(key: str, lines: Sequence[str]) -> Iterator[str]:
    first, *rest = lines
    broken = wrapped(f"{key}: {first}", _INDENT, _INDENT * 2)
    for line in rest:
        broken[-1] += " \\"
        broken += wrapped(line, _INDENT * 2, _INDENT * 2)
    yield from broken


def _several(key: str, values: tuple[str, ...]) -> Iterator[str]:
    if len(values) == 1:
        yield f"{_INDENT}{key}: {values[0]}"
    elif values:
        yield f"{_INDENT}{key}:"
        yield from (f"{_INDENT * 2}{value}" for value in values)


def _basis(text: Text) -> Text:
    found = _BASIS.match(plain(text))
    return _without_marks(cut(text, found.end() if found else 0))


def _without_marks(text: Text) -> Text:
    """The words without the mark that the page sets after an entry."""
    return tidy(cut(text, 0, len(plain(text).rstrip(_END_MARKS))))


def _signature(signer: Signer) -> Iterator[str]:
    yield from map(escaped, (*signer.titles, *signer.names))
