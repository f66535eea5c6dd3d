"""The blocks of a document as HTML: headings of six levels, lists in lists, tables with their captions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.layout.document import Grid, Paragraph, Rule, Table
from kehoach.render.docx.xml import escaped
from kehoach.render.html.inline import inline
from kehoach.render.html.style import class_of, rem, rem_of_mm
from kehoach.render.html.tables import table_html

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block, Leaf
    from kehoach.layout.formats import Format

_ONE_HEADING = {("kind", "title"), ("title", "title"), ("appendix", "appendix_title")}
"""Roles that follow each other as the lines of one heading."""
_TITLE = ("kind", "title")
_GRIDS = {"letterhead": "header", "foot": "footer"}
_DIGITS, _LETTERS = re.compile(r"\d+"), re.compile(r"[^\W\d]+")
Kind = tuple[int, str]
"""What the items of one list share: the depth of their role, and the shape of their label."""


class Writer:
    """Writes blocks one after the other, and remembers the level of the last heading."""

    def __init__(self, form: Format) -> None:
        self.form = form
        self.level = 0
        self.depths = {
            role: depth for depth, role in enumerate(dict.fromkeys(each.role for each in form.levels.values()))
        }

    def blocks(self, blocks: Sequence[Block]) -> Iterator[str]:
        """The blocks of a sheet; what stands at a fixed place of the page is above or below all others."""
        group: list[Block] = []
        for block in sorted(blocks, key=self._height):
            if group and not self._belongs(block, group[-1]):
                yield self._group(group)
                group = []
            group.append(block)
        yield self._group(group)

    def _height(self, block: Block) -> int:
        spot = block.spot if isinstance(block, Paragraph) else None
        if spot is None:
            return 0
        return -1 if spot.top < self.form.page.height / 2 else 1

    def _belongs(self, block: Block, before: Block) -> bool:
        """Whether the two are parts of one heading, list or captioned table."""
        if not isinstance(before, Paragraph):
            return False
        if isinstance(block, Table):
            return before.role == "caption"
        if not isinstance(block, Paragraph):
            return False
        return (before.role, block.role) in _ONE_HEADING or (self._is_item(before) and self._is_item(block))

    def _is_item(self, paragraph: Paragraph) -> bool:
        return bool(paragraph.label) and not self._heading_level(paragraph)

    def _heading_level(self, paragraph: Paragraph) -> int:
        """The level of the heading that a paragraph begins; 0 if none."""
        if paragraph.role in _TITLE:
            return 1
        outline = self.form.style(paragraph.role).outline
        return min(outline, self.level) + 1 if outline else 0

    def _group(self, group: Sequence[Block]) -> str:
        first, last = group[0], group[-1]
        if isinstance(last, Table):
            caption = first if isinstance(first, Paragraph) else None
            return table_html(last, caption)
        if isinstance(first, Grid):
            return self._grid(first)
        paragraphs = [each for each in group if isinstance(each, Paragraph)]
        if isinstance(first, Paragraph) and self._heading_level(first):
            return self._heading(paragraphs)
        return self._list(paragraphs) if paragraphs and self._is_item(paragraphs[0]) else self._leaf(first)

    def _heading(self, lines: Sequence[Paragraph]) -> str:
        self.level = self._heading_level(lines[0])
        tag = f"h{self.level}"
        if len(lines) == 1:
            return _element(tag, lines[0])
        return f"<{tag}>{' '.join(_element('span', line) for line in lines)}</{tag}>\n"

    def _list(self, items: Sequence[Paragraph]) -> str:
        """The items as lists within lists, as their labels have it."""
        out: list[str] = []
        open_ones: list[Kind] = []
        for item in items:
            kind = self._kind(item)
            while open_ones and (open_ones[-1][0] > kind[0] or (kind in open_ones and open_ones[-1] != kind)):
                out.append(f"</li></{_tag(open_ones.pop())}>\n")
            if open_ones[-1:] == [kind]:
                out.append("</li>\n")
            else:
                open_ones.append(kind)
                out.append(f'<{_tag(kind)} role="list">\n')
            out.append(f"<li>{_element('p', item)}")
        return "".join(out) + "".join(f"</li></{_tag(kind)}>\n" for kind in reversed(open_ones))

    def _kind(self, item: Paragraph) -> Kind:
        return self.depths.get(item.role, 0), _LETTERS.sub("a", _DIGITS.sub("1", item.label))

    def _grid(self, grid: Grid) -> str:
        """Blocks side by side, below each other on a phone."""
        tag = _GRIDS[grid.role]
        columns = " ".join(f"minmax(0,{width:g}fr)" for width in grid.widths)
        cells = "".join(f"<div>\n{''.join(self._cell(cell))}</div>\n" for row in grid.rows for cell in row)
        return f'<{tag} class="side-by-side" style="--columns:{columns}">\n{cells}</{tag}>\n'

    def _cell(self, leaves: Sequence[Leaf]) -> Iterator[str]:
        return self.blocks(leaves) if leaves else iter(())

    def _leaf(self, leaf: Block) -> str:
        if isinstance(leaf, Rule):
            return f'<div class="line" style="width:{rem_of_mm(leaf.width)}"></div>\n'
        return _element("p", leaf) if isinstance(leaf, Paragraph) and (leaf.runs or leaf.label) else ""


def _tag(kind: Kind) -> str:
    """A list whose labels are numbers or letters has an order."""
    return "ol" if any(sign.isalnum() for sign in kind[1]) else "ul"


def _element(tag: str, paragraph: Paragraph) -> str:
    """A paragraph in the look of its role."""
    label = f"{escaped(paragraph.label)} " if paragraph.label else ""
    kept = " kept" * paragraph.keep
    own = ";".join(_own(paragraph))
    style = f' style="{own}"' if own else ""
    name = f' id="{escaped(paragraph.id)}"' if paragraph.id and not re.search(r"\s", paragraph.id) else ""
    return f'<{tag}{name} class="{class_of(paragraph.role)}{kept}"{style}>{label}{inline(paragraph.runs)}</{tag}>\n'


def _own(paragraph: Paragraph) -> Iterator[str]:
    """What a paragraph has other than its role."""
    if paragraph.align:
        yield f"text-align:{paragraph.align}"
    if paragraph.before:
        yield f"margin-top:{rem(paragraph.before)}"
    room = paragraph.spot.width if paragraph.spot else paragraph.room
    if room:
        yield f"max-width:{rem_of_mm(room)};margin-inline:auto"
