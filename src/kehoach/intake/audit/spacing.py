"""How far paragraphs of the text stand apart."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from kehoach.intake.audit.looks import asked
from kehoach.intake.audit.parts import lines_of_part
from kehoach.intake.audit.roles import RUNNING
from kehoach.intake.audit.verdicts import ABSENT, Outcome, at, found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.audit.roles import Placed
    from kehoach.intake.audit.verdicts import Subject

_SLACK = 0.5


def apart(subject: Subject, part: str) -> Outcome:
    """Whether the lines of a part stand as far from the next paragraph as the format asks."""
    ats = {line.paragraph.at for line in lines_of_part(subject, part)}
    pairs = [(one, other) for one, other in _neighbours(subject) if one.paragraph.at in ats]
    if not pairs:
        return ABSENT
    faults = []
    for one, other in pairs:
        allowed, gap = asked(subject.form.style(one.role), "after"), _gap(one, other)
        if allowed and not allowed.holds(gap, _SLACK):
            faults.append(at(one, "gap", found=round(gap, 1), asked=allowed))
    return found(faults)


def _neighbours(subject: Subject) -> Iterator[tuple[Placed, Placed]]:
    """Paragraphs of running text that follow each other with nothing between them."""
    for one, other in pairwise(subject.roles.placed):
        together = one.role in RUNNING and other.role in RUNNING and one.appendix == other.appendix
        if together and other.paragraph.at == one.paragraph.at + 1 and not other.paragraph.starts_page:
            yield one, other


def _gap(one: Placed, other: Placed) -> float:
    above, below = one.paragraph, other.paragraph
    alike = above.style == below.style
    after = 0 if above.shape.like_neighbours and alike else above.shape.after
    return after + (0 if below.shape.like_neighbours and alike else below.shape.before)
