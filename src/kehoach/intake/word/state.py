"""What is known while a Word file is read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.word.inline import Fields
from kehoach.intake.word.lists import Lists
from kehoach.intake.word.sections import setups
from kehoach.intake.word.styles import Styles
from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from kehoach.intake.word.inline import Within
    from kehoach.intake.word.looks import Letters
    from kehoach.intake.word.package import Package
    from kehoach.intake.word.raw import Raw
    from kehoach.intake.word.xml import Element


class Handles:
    """The elements of what was read, by the number that each paragraph and run bears: for who corrects a file."""

    def __init__(self) -> None:
        self.paragraphs: list[Element] = []
        self.runs: list[Element] = []
        self.sections: list[Element | None] = []

    def add_paragraph(self, element: Element) -> int:
        """The number of a paragraph."""
        self.paragraphs.append(element)
        return len(self.paragraphs) - 1

    def add_run(self, element: Element) -> int:
        """The number of a run."""
        self.runs.append(element)
        return len(self.runs) - 1


class State:
    """The stylesheet, the lists, the open fields, the notes met so far."""

    def __init__(self, package: Package, *, revisions: bool) -> None:
        self.package = package
        self.revisions = revisions
        """Whether deleted words are read too."""
        self.styles = Styles(package)
        self.lists = Lists(package)
        self.fields = Fields(package.parts.values())
        self.handles = Handles()
        self.setups = setups(package.text)
        self.section = 0
        self.tables = 0
        self.notes: list[Element] = []
        self._notes = {f"{kind}Reference": _by_id(package.one(f"{kind}s"), kind) for kind in ("footnote", "endnote")}

    def letters(self, within: Within, direct: Raw) -> Letters:
        """How letters look that say so much of themselves."""
        return self.styles.letters(within.style, within.layers, direct)

    def note(self, reference: Element, name: str) -> int:
        """The number of the note that a reference hangs on; 0 where the file lost it."""
        found = self._notes[name].get(reference.get(f"{W}id", ""))
        if found is None:
            return 0
        self.notes.append(found)
        return len(self.notes)

    @property
    def text_width(self) -> float:
        """The width between the margins of the section that is read now."""
        section = self.setups[min(self.section, len(self.setups) - 1)].section
        return section.text_width / section.columns


def _by_id(part: Element | None, kind: str) -> dict[str, Element]:
    return {} if part is None else {each.get(f"{W}id", ""): each for each in part.iter(W + kind)}
