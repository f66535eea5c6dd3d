"""The parts of a document that the ledger speaks of, and the roles that they are."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kehoach.intake.audit.foot import is_kept

if TYPE_CHECKING:
    from kehoach.intake.audit.roles import Placed
    from kehoach.intake.audit.verdicts import Subject

_ROLES = {
    "clause": ("point",),
    "titled-clause": ("heading2",),
    "second-heading": ("heading2",),
    "titled-point": ("heading3",),
    "third-heading": ("heading3",),
    "fourth-heading": ("heading4",),
    "heading": ("heading1",),
    "last-basis": ("basis",),
    "second-authority": ("authority",),
    "deputy": ("position",),
    "kept-copy": ("recipient",),
    "issuer-in-two-lines": ("issuer",),
    "title-in-two-lines": ("title",),
    "urgency-at-once": ("urgency",),
    "not-for-the-press": ("circulation",),
    "appendix-alone": ("appendix",),
    "second-appendix": ("appendix",),
    "end": ("body", "point", "dash", "plus", "heading1", "heading2", "heading3", "heading4"),
    "appendix-body": ("body", "point", "dash", "plus", "heading2", "heading3", "heading4"),
}


def lines_of_part(subject: Subject, part: str) -> list[Placed]:
    """The lines of a part, in reading order."""
    roles = _ROLES.get(part, (part.replace("-", "_"),))
    lines = subject.roles.of(*roles)
    if part == "kept-copy":
        return [line for line in lines if is_kept(line.text)]
    if part == "second-authority":
        return [line for one, line in pairwise(lines) if one.paragraph.spot == line.paragraph.spot]
    if part == "second-appendix":
        return lines[1:]
    if part == "end":
        ends = [line for line in lines if line.region == "text"][-1:]
        return [line for line in ends if not _goes_on(subject, line)]
    return lines


def _goes_on(subject: Subject, line: Placed) -> bool:
    """Whether no foot follows a line, or words that are no running text, those of a table, stand between the two."""
    foot = next((each.paragraph.at for each in subject.roles.in_region("foot")), None)
    between = range(line.paragraph.at + 1, foot or 0)
    return foot is None or any(each.at in between and each.text.strip() for each in subject.file.paragraphs)
