"""The pages of a document: paper, margins, numbers at the top."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.footnotes import notes_in
from kehoach.render.pdf.blocks import blocks
from kehoach.render.pdf.breaks import widths
from kehoach.render.pdf.compiler import MAIN, ROLES
from kehoach.render.pdf.inline import NOTE_SIZE
from kehoach.render.pdf.preamble import about, attachment, looks, opening
from kehoach.render.pdf.typst import points, twips
from kehoach.render.pdf.work import Work

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Division, Document, Text
    from kehoach.render.pdf.compiler import Source
    from kehoach.render.pdf.faces import Typeface
    from kehoach.render.pdf.preamble import Attachment


def source(
    document: Document, typeface: Typeface, attached: Sequence[Attachment] = (), *, marked: bool = False
) -> Source:
    """The document as Typst source, with the places of signatures marked for us or not."""
    work = Work(document.format, typeface, marked=marked)
    work.notes = list(_notes(work, document))
    form, begun = document.format, opening(typeface.family, work.named("note"))
    text = "".join(["".join(_division(work, division)) for division in document.divisions])
    enclosed = "".join(map(attachment, attached))
    return {MAIN: begun + enclosed + text + about(form, document.properties), ROLES: looks(form, work.roles)}


def _notes(work: Work, document: Document) -> Iterator[str]:
    """The footnotes, each as wide as the page that its mark stands on."""
    upright, lying = (_room(work, landscape=landscape) for landscape in (False, True))
    on_lying = {number for each in document.divisions if each.landscape for number in notes_in(each.blocks)}
    for number, note in enumerate(document.notes, 1):
        yield _note(work, number, note, lying if number in on_lying else upright)


def _note(work: Work, number: int, note: Text, room: float) -> str:
    """The words of a footnote; its mark stands before its first line."""
    style = work.form.style("note")
    letters = widths(work.typeface, (style.bold, style.italic), style.size)
    mark = letters[str(number)][1] * NOTE_SIZE + letters[" "][1]
    return work.text(note, "note", room, first=room - mark, justified=True)


def _paper(work: Work, *, landscape: bool) -> tuple[float, float]:
    page = work.form.page
    return (page.height, page.width) if landscape else (page.width, page.height)


def _room(work: Work, *, landscape: bool) -> float:
    """The width between the margins, in points."""
    width, _ = _paper(work, landscape=landscape)
    return twips(width) - twips(work.form.page.left) - twips(work.form.page.right)


def _division(work: Work, division: Division) -> Iterator[str]:
    page = work.form.page
    width, height = _paper(work, landscape=division.landscape)
    work.page_height = twips(height) - twips(page.top) - twips(page.bottom)
    yield "#counted-anew\n" * division.restarts + _page(work, width, height)
    yield from blocks(work, division.blocks, _room(work, landscape=division.landscape))


def _page(work: Work, width: float, height: float) -> str:
    page = work.form.page
    margins = ", ".join(f"{side}: {points(twips(getattr(page, side)))}" for side in ("top", "bottom", "left", "right"))
    number = f"{points(twips(page.number_from_edge))}, {work.named('page_number')}"
    paper = f"width: {points(twips(width))}, height: {points(twips(height))}"
    return f"#show: pages.with({number}, {paper}, margin: ({margins}))\n"
