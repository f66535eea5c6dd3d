"""A corrected copy of a Word file: every fault whose cure is certain; the words are never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit.audit import Audit, judged, subject_of
from kehoach.intake.audit.cures import lines, looks, pages, spaces
from kehoach.intake.audit.edits import Edits
from kehoach.intake.audit.letters import everywhere
from kehoach.intake.audit.properties import first_free
from kehoach.intake.audit.verdicts import quoted
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read_with_handles
from kehoach.intake.word.save import saved

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.verdicts import Fault, Subject
    from kehoach.intake.word.file import Run
    from kehoach.intake.word.state import Handles
    from kehoach.intake.word.xml import Element
    from kehoach.layout.formats import Style

_ROUNDS = 5
"""A cure may show another fault; after so many rounds what is left is left to a person."""


class Mended(NamedTuple):
    """A corrected copy."""

    data: bytes
    changes: int
    """How many places were changed."""
    audit: Audit
    """What an audit says of the copy."""


def mended(package: Package, form: str = "", *, tracked: bool = False) -> Mended:
    """The file with everything corrected that is certain; the package that was read stays as it is."""
    changed, data = 0, saved(package, ())
    for _ in range(_ROUNDS):
        copy = open_bytes(data)
        if not isinstance(copy, Package):  # pragma: no cover - what was read once is read again
            break
        mender = Mender(copy, form, tracked=tracked)
        done = mender.mend()
        if not done:
            break
        data = saved(copy, copy.parts)
        changed += done
    last = open_bytes(data)
    assert isinstance(last, Package)  # noqa: S101 - it has just been written
    return Mended(data, changed, judged(subject_of(read_with_handles(last).file, form)))


class Mender:
    """Corrects one file in place."""

    def __init__(self, package: Package, form: str, *, tracked: bool) -> None:
        reading = read_with_handles(package)
        self.package = package
        self.subject: Subject = subject_of(reading.file, form)
        self.handles: Handles = reading.handles
        self.edits = Edits(tracked=tracked, first=first_free(package) if tracked else 1)
        self.paragraphs = {each.at: each for each in everywhere(self.subject)}
        self._done: set[str] = set()

    def mend(self) -> int:
        """Correct what is certain, and say how many places were changed."""
        faults = dict.fromkeys(fault for verdict in judged(self.subject).failed for fault in verdict.faults)
        for fault in faults:
            cure = CURES.get(fault.key)
            if cure:
                cure(self, fault)
        return self.edits.count

    def once(self, name: str) -> bool:
        """Whether something by this name is done for the first time."""
        new = name not in self._done
        self._done.add(name)
        return new

    def style(self, fault: Fault) -> Style:
        """The style of the role that a fault is about."""
        return self.subject.form.style(fault.part)

    def shape(self, fault: Fault) -> Element:
        """The `w:pPr` of the paragraph of a fault."""
        return self.edits.of(self.handles.paragraphs[fault.at], "pPr")

    def section(self, fault: Fault) -> Element | None:
        """The page set-up of a fault."""
        return self.handles.sections[fault.section]

    def elements(self, fault: Fault) -> list[Element]:
        """The runs of the paragraph of a fault, as they stand in the file."""
        return [self.handles.runs[run.at] for run in self.paragraphs[fault.at].runs if run.at >= 0]

    def runs(self, fault: Fault) -> list[Run]:
        """The runs of the line of a fault; one that it shares with a line beside it is parted, for the next round."""
        lines = [each for each in self.subject.roles.placed if each.paragraph.at == fault.at]
        own = next((each for each in lines if (each.role, quoted(each.text)) == (fault.part, fault.quote)), None)
        if own is None:
            return [run for run in self.paragraphs[fault.at].runs if run.at >= 0]
        others = {run.at for each in lines if each is not own for run in each.paragraph.runs if run.text.strip()}
        for run in own.paragraph.runs:
            if run.at in others and self.once(f"run-{run.at}"):
                self.edits.part_at_tabs(self.handles.runs[run.at])
        return [run for run in own.paragraph.runs if run.at >= 0 and run.at not in others]

    def letters(self, fault: Fault, name: str, **attributes: str) -> None:
        """Put a property on every run of the line of a fault."""
        for run in self.runs(fault):
            if not run.letters.raised:
                self.edits.put(self.of_run(run), name, **attributes)

    def sized(self, run: Run, points: float) -> None:
        """Set the letters of a run to a size."""
        for name in ("sz", "szCs"):
            self.edits.put(self.of_run(run), name, val=f"{round(2 * points)}")

    def of_run(self, run: Run) -> Element:
        """The `w:rPr` of a run."""
        return self.edits.of(self.handles.runs[run.at], "rPr")


CURES: dict[str, Callable[[Mender, Fault], None]] = {**looks.CURES, **lines.CURES, **pages.CURES, **spaces.CURES}
"""What is certain to cure a fault, by its kind; what is not here takes a person."""
