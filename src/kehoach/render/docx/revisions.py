"""Tracked changes as WordprocessingML: what was inserted, deleted or looked otherwise, by whom and when."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from kehoach.render.docx.xml import escaped

if TYPE_CHECKING:
    from kehoach.layout.document import Paragraph, Reviser, Revision

_TAGS = {"inserted": "ins", "deleted": "del", "moved from": "moveFrom", "moved to": "moveTo"}
_UNSIGNED, _UNCOUNTED, _UNNAMED = "\1", "\2", "\3"
"""Stand where number, or author, of a change belong; no text holds these signs, for XML has no place for them."""
_FIRST_MOVE = 2_000_000
"""The number of the range of the first move, beyond those of all changes; that of where it went comes next."""


def mark_xml(revision: Revision) -> str:
    """The mark of a change in the properties of a row or of the end of a paragraph."""
    return f"<w:{_TAGS[revision]} {_UNSIGNED}/>" if revision else ""


def end_xml(revision: Revision) -> str:
    """The properties of the end of a paragraph that was inserted or deleted."""
    return f"<w:rPr>{mark_xml(revision)}</w:rPr>" if revision else ""


def change_xml(element: str, before: str) -> str:
    """The properties that an element had before a change of them."""
    return f"<w:{element}Change {_UNSIGNED}><w:{element}>{before}</w:{element}></w:{element}Change>"


def grid_change_xml(columns: str) -> str:
    """The columns that a table had before; Word signs this change with a number only."""
    return f"<w:tblGridChange {_UNCOUNTED}><w:tblGrid>{columns}</w:tblGrid></w:tblGridChange>"


def revised_xml(revision: Revision, runs: str) -> str:
    """Runs that were inserted or deleted; deleted text has an element of its own."""
    if revision == "deleted":
        runs = runs.replace("<w:t ", "<w:delText ").replace("</w:t>", "</w:delText>")
    tag = _TAGS[revision]
    return f"<w:{tag} {_UNSIGNED}>{runs}</w:{tag}>"


def moved_xml(paragraph: Paragraph, words: str) -> tuple[str, str]:
    """The words of a paragraph in the range of its move, and the end of that, which stands behind the paragraph."""
    if not paragraph.move:
        return words, ""
    tag, number = _TAGS[paragraph.revision], _FIRST_MOVE + 2 * paragraph.move + (paragraph.revision == "moved to")
    start = f'<w:{tag}RangeStart w:id="{number}" {_UNNAMED} w:name="move{paragraph.move}"/>'
    return start + words, f'<w:{tag}RangeEnd w:id="{number}"/>'


def signed(xml: str, reviser: Reviser | None, first: int = 1) -> str:
    """The text of a part, each change in it numbered and signed."""
    if reviser is None:
        return xml
    numbers = count(first)
    signature = f'w:author="{escaped(reviser.author)}" w:date="{reviser.at:%Y-%m-%dT%H:%M:%SZ}"'
    pieces = xml.replace(_UNNAMED, signature).split(_UNSIGNED)
    signed_ones = (f'w:id="{next(numbers)}" {signature}{piece}' for piece in pieces[1:])
    first_piece, *others = "".join([pieces[0], *signed_ones]).split(_UNCOUNTED)
    return "".join([first_piece, *(f'w:id="{next(numbers)}"{piece}' for piece in others)])
