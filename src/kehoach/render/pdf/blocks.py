"""The blocks of a document as Typst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.layout.document import Grid, Paragraph, Rule, Run
from kehoach.render.pdf.heights import column_height
from kehoach.render.pdf.inline import FIXED, Moves
from kehoach.render.pdf.kept import Part, held, is_kept, may_hold
from kehoach.render.pdf.lines import first_line, lines_of
from kehoach.render.pdf.lists import Group, Item, gathered
from kehoach.render.pdf.preamble import aligned
from kehoach.render.pdf.signing import marked
from kehoach.render.pdf.tables import table
from kehoach.render.pdf.typst import points, twips

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block, Leaf, Spot
    from kehoach.layout.formats import Format
    from kehoach.render.pdf.work import Work

_PEN = 0.75
"""How thick a drawn line is, in points, as `look.typ` has it."""
_CLEAR = 1.0
"""What is free between a drawn line and the text that it belongs to."""


def blocks(work: Work, source: Sequence[Block], room: float) -> Iterator[str]:
    """Blocks one under the other in a room of so many points; gaps at the top of a page fall away."""
    parts = list(_parts(work, source, room))
    for at, part in enumerate(parts):
        yield f"#gap({points(part.gap)})\n" if part.gap else ""
        yield f"#{held(work, parts, at, room)}\n"


def _parts(work: Work, source: Sequence[Block], room: float) -> Iterator[Part]:
    before: Block | None = None
    holds = False
    for each in gathered(source):
        if isinstance(each, Paragraph) and each.spot:
            yield Part(0, each, _spotted(work, each, each.spot))
            continue
        first, last = (each[0].paragraph, _last(each)) if isinstance(each, tuple) else (each, each)
        gap, led = gap_between(work.form, before, first), is_kept(before, work)
        holds = holds if led else bool(work.notes) and may_hold(first, work, room)
        if isinstance(each, tuple):
            yield Part(gap, first, _list(work, each, room), begun=_begun(work, each, room, gap) if work.notes else ())
        elif not work.notes:
            yield Part(gap, first, block(work, each, room))
        else:
            moves = Moves(loose=holds or not led, ahead=[] if led and holds else None, whole=is_kept(first, work))
            yield Part(gap, first, block(work, each, room, moves), moves.ahead)
        before = last


def _begun(work: Work, group: Group, room: float, gap: float) -> tuple[Part, ...]:
    """The first paragraphs of a list, up to one that does not stay with the next."""
    first, *_ = group
    part = Part(gap, first.paragraph, paragraph(work, first.paragraph, room))
    if not first.lists or not is_kept(first.paragraph, work):
        return (part,)
    under = first.lists[0]
    return (part, *_begun(work, under, room, gap_between(work.form, first.paragraph, under[0].paragraph)))


def _spotted(work: Work, source: Paragraph, spot: Spot) -> str:
    """A paragraph at a fixed place of its page."""
    width, left, top = twips(spot.width), twips(spot.left), twips(spot.top) - twips(work.form.page.top)
    return f"spot({points(left)}, {points(top)}, {points(width)}, {paragraph(work, source, width)})"


def _list(work: Work, group: Group, room: float) -> str:
    """A list; the marks stand in the text of its items."""
    spacing = gap_between(work.form, group[0].paragraph, group[1].paragraph) if len(group) > 1 else 0
    written = ", ".join(f"said({', '.join(_item(work, each, room))})" for each in group)
    return f"items({points(spacing)}, {written})"


def _item(work: Work, source: Item, room: float) -> Iterator[str]:
    """An item and the lists under it."""
    before = source.paragraph
    yield paragraph(work, before, room)
    for group in source.lists:
        yield f"gap({points(gap_between(work.form, before, group[0].paragraph))})"
        yield _list(work, group, room)
        before = _last(group)


def _last(group: Group) -> Paragraph:
    """The paragraph that ends a list."""
    item = group[-1]
    return _last(item.lists[-1]) if item.lists else item.paragraph


def gap_between(form: Format, above: Block | None, below: Block) -> float:
    """What is left free between two blocks, in points."""
    return _after(form, above) + _before(form, below)


def _before(form: Format, block: Block) -> float:
    if isinstance(block, Paragraph):
        return block.before or form.style(block.role).before
    return form.style("rule").before if isinstance(block, Rule) else 0


def _after(form: Format, block: Block | None) -> float:
    if not isinstance(block, Paragraph):
        return 0
    style = form.style(block.role)
    return style.after + lines_of(style).leading


def block(work: Work, source: Block, room: float, moves: Moves = FIXED) -> str:
    """One block in a room of so many points."""
    if isinstance(source, Paragraph):
        return paragraph(work, source, room, moves)
    if isinstance(source, Rule):
        return _rule(work, source)
    return _grid(work, source) if isinstance(source, Grid) else table(work, source)


def paragraph(work: Work, source: Paragraph, room: float, moves: Moves = FIXED) -> str:
    """A paragraph or a heading in the look of its role."""
    style, side = work.form.style(source.role), 0.0
    own = aligned(source.align) + ", keep: true" * source.keep
    first, left = first_line(style), twips(style.left)
    if source.room:
        side = max(room - twips(source.room), 0) / 2
        first, left = 0.0, 0.0
        own += f", first: 0pt, inset: (x: {points(side)})"
    noted = any(run.note for run in source.runs)
    loose = moves.loose and noted and _may_be_loose(work, source)
    own += ", enclosed: true" * (noted and not loose)
    own += f", level: {work.level(style.outline)}" if style.outline else ""
    runs = (Run(f"{source.label} "), *source.runs) if source.label else source.runs
    width = room - left - 2 * side
    justified = (source.align or style.align) == "justify"
    moves = replace(moves, loose=loose) if noted else FIXED
    text = work.text(runs, source.role, width, first=width - first, justified=justified, moves=moves)
    return f"{work.named(source.role)}({text}{own})"


def _may_be_loose(work: Work, source: Paragraph) -> bool:
    """Whether it is nothing but lines."""
    style = work.form.style(source.role)
    shaped = style.outline or style.left or style.hanging or style.framed or style.ruled or source.room
    return not (shaped or source.keep or style.keep_next)


def _rule(work: Work, source: Rule) -> str:
    """A drawn line on top of a line of text of no letters."""
    height = points(_PEN + _CLEAR + work.form.style("rule").exact)
    return f"rule({height}, {points(twips(source.width))})"


def _grid(work: Work, source: Grid) -> str:
    """Blocks side by side, on one page where they fit on one."""
    columns = ", ".join(points(twips(width)) for width in source.widths)
    cells = [(cell, twips(width)) for row in source.rows for cell, width in zip(row, source.widths, strict=True)]
    tall = any(column_height(work, cell, width) > work.page_height for cell, width in cells)
    sides = ", ".join(f"said({', '.join(_side(work, *each))})" for each in cells)
    return f"beside({'breakable: true, ' * tall}columns: ({columns},), {sides})"


def _side(work: Work, source: Sequence[Leaf], room: float) -> Iterator[str]:
    """Blocks one under the other in a cell, where gaps at the top stay."""
    before: Block | None = None
    for each in source:
        gap = gap_between(work.form, before, each)
        if gap:
            yield f"drop({points(gap)})"
        if work.marked and isinstance(each, Paragraph) and each.signed:
            yield marked(each.signed, room, gap)
        yield block(work, each, room)
        before = each
