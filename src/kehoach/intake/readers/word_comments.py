"""The comments that readers left in a Word file, by the paragraphs that they speak of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.oldfile import Remark
from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from kehoach.intake.word.package import Package
    from kehoach.intake.word.state import Handles
    from kehoach.intake.word.xml import Element


def comments(package: Package, handles: Handles) -> dict[int, tuple[Remark, ...]]:
    """What was remarked, by the number of the paragraph; a comment that lost its place stands at the first one."""
    part = package.one("comments")
    if part is None:
        return {}
    said = {each.get(f"{W}id", ""): _remark(each) for each in part.iter(f"{W}comment")}
    found: dict[int, tuple[Remark, ...]] = {}
    for at, paragraph in enumerate(handles.paragraphs):
        for mark in paragraph.iter(f"{W}commentReference"):
            if remark := said.pop(mark.get(f"{W}id", ""), None):
                found[at] = (*found.get(at, ()), remark)
    if said:
        found[0] = (*found.get(0, ()), *said.values())
    return found


def _remark(comment: Element) -> Remark:
    paragraphs = ("".join(text.text or "" for text in each.iter(f"{W}t")) for each in comment.iter(f"{W}p"))
    text = " ".join(filter(None, paragraphs))
    return Remark("import.comment", (("author", comment.get(f"{W}author", "")), ("text", text)))
