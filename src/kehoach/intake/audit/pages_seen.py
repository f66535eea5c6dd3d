"""What only the printed page shows: the page of each fault, headings left alone, a signature on a page of its own."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.intake.audit.pictures import pictured, placed
from kehoach.intake.audit.verdicts import Outcome, at, found, quoted

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.audit import Audit
    from kehoach.intake.audit.pictures import Pictures
    from kehoach.intake.audit.roles import Placed
    from kehoach.intake.audit.verdicts import Subject, Verdict

    PageOf = Callable[[Placed], int]

_HEADINGS = ("heading1", "heading2", "heading3", "heading4")
_OURS = {"ND-22"}
"""Rules that no text has: what breaks them is no fault."""
_ABOVE = {"page_number"}
"""What stands in the margins: a figure there is found too often in the text."""
_NEEDS_PAGES = "needs-pages"


def seen(audit: Audit, data: bytes, subject: Subject) -> tuple[Audit, Pictures | None]:
    """The audit with what its pages show, and the pages; as it was where there is no LibreOffice."""
    pairs = [*_headings(subject), *_foot(subject)]
    faults = [fault for verdict in audit.failed for fault in verdict.faults if fault.part not in _ABOVE]
    words = [(fault.at, fault.quote) for fault in (*faults, *audit.words)]
    pictures = pictured(data, subject.file, [*words, *(_spoken(line) for pair in pairs for line in pair)])
    if pictures is None:
        return audit, None

    def page_of(line: Placed) -> int:
        mark = pictures.marks.get(_spoken(line))
        return mark.page if mark else 0

    told = {"stranded": _parted(_headings(subject), "stranded", page_of)}
    told["signed-alone"] = _parted(_foot(subject), "signed-alone", page_of)
    verdicts = tuple(_judged(each, told) for each in audit.verdicts)
    return placed(replace(audit, verdicts=verdicts), pictures), pictures


def _spoken(line: Placed) -> tuple[int, str]:
    return line.paragraph.at, quoted(line.text)


def _headings(subject: Subject) -> list[tuple[Placed, Placed]]:
    """Each heading and the line that follows it."""
    lines = [line for line in subject.roles.placed if line.region in {"text", "appendix"}]
    return [(one, other) for one, other in pairwise(lines) if one.role in _HEADINGS and one.appendix == other.appendix]


def _foot(subject: Subject) -> list[tuple[Placed, Placed]]:
    """The last line of the text and the first line of the signature."""
    text = subject.roles.in_region("text")
    signed = subject.roles.of("authority", "position", "sole_position")
    return [(text[-1], signed[0])] if text and signed else []


def _parted(pairs: list[tuple[Placed, Placed]], key: str, page_of: PageOf) -> Outcome:
    """Whether the lines of each pair stand on one page, as far as they were found on pages."""
    known = [(one, other) for one, other in pairs if page_of(one) and page_of(other)]
    return found(at(one if key == "stranded" else other, key) for one, other in known if page_of(one) < page_of(other))


def _judged(verdict: Verdict, told: dict[str, Outcome]) -> Verdict:
    """The verdict of a rule that waited for the pages: ours on headings is told, but never held against a file."""
    if verdict.why != _NEEDS_PAGES:
        return verdict
    outcome = told["signed-alone" if verdict.rule.startswith("CK") else "stranded"]
    if outcome.status == "fail" and verdict.rule in _OURS:
        return replace(verdict, status="not-applicable", why="own-choice")
    return replace(verdict, status=outcome.status, faults=outcome.faults, why="")
