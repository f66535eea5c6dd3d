"""The body of a plan: căn cứ, headings, points, paragraphs, and the places where facts are printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.layout.document import Run, plain
from kehoach.layout.facts import fact_blocks
from kehoach.layout.numbering import numbered
from kehoach.layout.tables import table
from kehoach.layout.wording import closed, ended
from kehoach.model import plan as model

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block, Paragraph
    from kehoach.layout.numbering import Numbered, Place
    from kehoach.layout.work import Work


def bases(work: Work) -> Iterator[Block]:
    """The legal bases, one a paragraph, each with its end mark."""
    marks, last = work.form.marks, len(work.plan.bases) - 1
    for at, basis in enumerate(work.plan.bases):
        runs = _with_lead(basis.lead, work.text(basis.text))
        mark = marks.last_basis if at == last else marks.basis
        yield work.paragraph("basis", closed(runs, mark), label=marks.basis_lead, id=basis.id)


def _with_lead(lead: str, runs: tuple[Run, ...]) -> tuple[Run, ...]:
    return (Run(f"{lead} "), *runs) if lead and not plain(runs).startswith(lead) else runs


def body(work: Work, blocks: Sequence[model.Block], outer: Place | None = None) -> Iterator[Block]:
    """Blocks of the model as blocks on paper, those below each of them included."""
    items = list(numbered(blocks, work.levels, outer))
    for at, (block, places) in enumerate(items):
        if isinstance(block, model.Section):
            yield _opening(work, block, places[0], last=not _goes_on(items, at))
            yield from body(work, block.blocks, places[0])
        elif isinstance(block, model.Facts):
            yield from fact_blocks(work, block, places, tuple(body(work, block.blocks, outer)))
        elif isinstance(block, model.Table):
            yield from table(work, block)
        else:
            yield work.paragraph("body", work.text(block.text))


def _opening(work: Work, section: model.Section, place: Place, *, last: bool) -> Paragraph:
    """The line of a heading or of a point; a point that nothing stands under gets its end mark."""
    runs, marks = work.text(section.text), work.form.marks
    if not section.mark.startswith("#") and not section.blocks:
        runs = ended(runs, marks.last_item if last else marks.item)
    return work.paragraph(place.level.role, runs, label=place.label, id=section.id)


def _goes_on(items: Sequence[Numbered], at: int) -> bool:
    """Whether the list of this item has another item right after it."""
    here, after = items[at][0], items[at + 1][0] if at + 1 < len(items) else None
    return isinstance(here, model.Section) and isinstance(after, model.Section) and here.mark == after.mark
