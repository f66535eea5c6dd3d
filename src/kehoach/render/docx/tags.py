"""The tags of a Word template: the parts of a document by name, as blocks and as plain words."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from kehoach.layout.document import Grid, Paragraph, Rule, plain
from kehoach.render.docx.blocks import block_xml, divisions_xml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block, Division, Document, Leaf

BLOCKS = ("co_quan", "tieu_de", "so_ky_hieu", "dia_danh_ngay", "ten_loai", "noi_dung", "noi_nhan", "chu_ky")
"""Tags that stand alone in a paragraph, `{{p noi_dung }}`, and bring paragraphs of their own."""
WORDS = {
    "ten_co_quan": ("issuer",),
    "ten_cap_tren": ("parent",),
    "so": ("number",),
    "ngay": ("place_date",),
    "trich_yeu": ("title",),
    "quyen_han": ("authority",),
    "chuc_vu": ("position", "sole_position"),
    "nguoi_ky": ("signer", "signer_after_post"),
}
"""Tags that bring words, `{{ trich_yeu }}`, and the roles that the words have."""
_NUMBER_ROLES = ("number", "secrecy", "urgency", "circulation", "draft")
_TITLE_ROLES = ("kind", "title", "issued_with", "divider")


class Parts(NamedTuple):
    """A document cut at the places where a template puts its parts."""

    letterhead: Grid
    title: tuple[Block, ...]
    body: tuple[tuple[Block, ...], ...]
    """The text, a stretch for each turn of the page from upright to lying and back."""
    foot: Grid | None


def cut(document: Document) -> Parts:
    """The pages of the plan itself, cut into the parts of a template."""
    stretches = [list(division.blocks) for division in own_pages(document)]
    head = stretches[0].pop(0)
    if not isinstance(head, Grid):
        message = "a document begins with its letterhead"
        raise TypeError(message)
    title = tuple(takewhile(_of_title, stretches[0]))
    del stretches[0][: len(title)]
    last = stretches[-1].pop() if stretches[-1] and isinstance(stretches[-1][-1], Grid) else None
    return Parts(head, title, tuple(map(tuple, stretches)), last if isinstance(last, Grid) else None)


def own_pages(document: Document) -> list[Division]:
    """The divisions of the plan itself, without its appendices."""
    return list(takewhile(lambda division: not division.restarts, document.divisions))


def _of_title(block: Block) -> bool:
    return isinstance(block, Rule) or (isinstance(block, Paragraph) and block.role in _TITLE_ROLES)


def block_tags(document: Document) -> dict[str, str]:
    """What each block tag brings; appendices follow the whole template and need no tag."""
    parts, room = cut(document), document.format.page.text_width
    turns = [turn(at) for at in range(len(parts.body) - 1)]
    stretches = _stretches(document, parts)
    left, right = ([leaf for row in parts.letterhead.rows for leaf in row[side]] for side in (0, 1))
    widths = parts.letterhead.widths
    return {
        "co_quan": _cell([leaf for leaf in left if not _has_role(leaf, _NUMBER_ROLES)], widths[0]),
        "so_ky_hieu": _cell([leaf for leaf in left if _has_role(leaf, _NUMBER_ROLES)], widths[0]),
        "tieu_de": _cell([leaf for leaf in right if not _has_role(leaf, ("place_date",))], widths[1]),
        "dia_danh_ngay": _cell([leaf for leaf in right if _has_role(leaf, ("place_date",))], widths[1]),
        "ten_loai": "".join([block_xml(block, room) for block in parts.title]),
        "noi_dung": "".join(piece for pair in zip(stretches, [*turns, ""], strict=True) for piece in pair),
        **_foot(parts.foot),
    }


def _stretches(document: Document, parts: Parts) -> Iterator[str]:
    """The stretches of the text, as they stand between the title and the foot."""
    before = 1 + len(parts.title)
    for blocks, written in zip(parts.body, divisions_xml(document), strict=False):
        yield "".join(written[before : before + len(blocks)])
        before = 0


def turn(at: int) -> str:
    """The place where a stretch of the text ends, for the page set-up of the template to be put in."""
    return f"<!--trang {at}-->"


def _has_role(leaf: Leaf, roles: tuple[str, ...]) -> bool:
    return isinstance(leaf, Paragraph) and leaf.role in roles


def _cell(leaves: Sequence[Leaf], width: float) -> str:
    return "".join([block_xml(leaf, width) for leaf in leaves]) or "<w:p/>"


def _foot(foot: Grid | None) -> dict[str, str]:
    """Nơi nhận and the signature; several signatures stand side by side inside the cell of one."""
    if foot is None:
        return {"noi_nhan": "<w:p/>", "chu_ky": "<w:p/>"}
    (recipients, *signatures), (left, *widths) = foot.rows[0], foot.widths
    if len(signatures) == 1:
        signed = _cell(signatures[0], widths[0])
    else:
        signed = block_xml(Grid("foot", tuple(widths), (tuple(signatures),)), sum(widths)) + "<w:p/>"
    return {"noi_nhan": _cell(recipients, left), "chu_ky": signed}


def word_tags(document: Document) -> dict[str, str]:
    """What each word tag brings: the lines of its roles, joined by spaces."""
    parts = cut(document)
    grids = [grid for grid in (parts.letterhead, parts.foot) if grid]
    leaves = [leaf for grid in grids for row in grid.rows for cell in row for leaf in cell]
    everything = [leaf for leaf in (*leaves, *parts.title) if isinstance(leaf, Paragraph)]
    return {
        tag: " ".join(plain(leaf.runs) for leaf in everything if leaf.role in roles) for tag, roles in WORDS.items()
    }
