"""What the parts of layout share while one plan is laid out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.layout import metrics
from kehoach.layout.document import Paragraph, Rule, Run, Text, plain
from kehoach.layout.formats import Format, Level
from kehoach.layout.wording import text_of, unbroken, upper
from kehoach.model import plan as model

if TYPE_CHECKING:
    from collections.abc import Iterator


_FRAME_PADDING = 6.0
"""What a frame leaves free at the two sides of its words together, in millimetres."""


class Work(msgspec.Struct, frozen=True):
    """The plan, its format, the names of its places, and the facts and footnotes met so far."""

    plan: model.Plan
    form: Format
    levels: dict[str, Level]
    references: dict[str, str]
    notes: list[Text]
    facts: dict[str, dict[str, Any]] = {}
    """The facts of each kind that was asked for, by their ids."""
    landscape: bool = False
    """Whether the page at hand lies on its side."""

    @property
    def room(self) -> float:
        """The width between the margins of the page at hand, in millimetres."""
        page = self.form.page
        return page.height - page.left - page.right if self.landscape else page.text_width

    def text(self, runs: model.Text) -> Text:
        """A text of the model with its cross references filled in and its footnotes numbered."""
        return tuple([self._run(run) for run in runs])

    def _run(self, run: model.Run) -> Run:
        words = self.references.get(run.refers_to, run.text) if run.refers_to else run.text
        note = self._noted(run.note) if run.note else 0
        return Run(unbroken(words), run.bold, run.italic, note=note, unconfirmed=run.unconfirmed)

    def _noted(self, words: model.Text) -> int:
        """The number of a footnote, counted as it is met."""
        note = self.text(words)
        self.notes.append(note)
        return len(self.notes)

    def paragraph(self, role: str, runs: Text | str, *, label: str = "", id: str = "") -> Paragraph:  # noqa: A002 - the name that it has in the document
        """A paragraph in the capitals of its role."""
        runs = text_of(runs) if isinstance(runs, str) else runs
        return Paragraph(role, upper(runs) if self.form.style(role).caps else runs, label, id)

    def length(self, paragraph: Paragraph, room: float) -> float:
        """How far the longest line of a paragraph reaches where it has that room."""
        style = self.form.style(paragraph.role)
        lengths = (
            metrics.width(line, style.size, bold=style.bold, italic=style.italic)
            for line in self._lines(paragraph, paragraph.room or room)
        )
        return max(lengths, default=0)

    def height(self, paragraph: Paragraph, room: float) -> float:
        """The height of the lines of a paragraph in points where it has that room."""
        return len(self._lines(paragraph, room)) * metrics.pitch(self.form.style(paragraph.role).size)

    def _lines(self, paragraph: Paragraph, room: float) -> list[str]:
        style, words = self.form.style(paragraph.role), plain(paragraph.runs)
        return [
            line
            for part in words.split("\n")
            for line in metrics.lines(part, room, style.size, bold=style.bold, italic=style.italic)
        ]

    def evened(self, paragraph: Paragraph, room: float = 0) -> Paragraph:
        """A centred paragraph of several lines, confined so that they are of like length."""
        room = room or self.room
        style, words = self.form.style(paragraph.role), plain(paragraph.runs)
        if "\n" in words:
            return paragraph
        lines = metrics.balanced(words, room, style.size, bold=style.bold, italic=style.italic)
        if len(lines) < 2:  # noqa: PLR2004 - a pair
            return paragraph
        widest = max(metrics.width(line, style.size, bold=style.bold, italic=style.italic) for line in lines)
        return msgspec.structs.replace(paragraph, room=min(round(widest, 1) + 1, room))

    def framed(self, paragraph: Paragraph, room: float) -> Paragraph:
        """The paragraph as wide as its frame, where its role has one."""
        if not self.form.style(paragraph.role).framed:
            return paragraph
        usual = round(self.length(paragraph, room) + _FRAME_PADDING, 1)
        return msgspec.structs.replace(
            paragraph, room=self.form.letterhead.frames.get(plain(paragraph.runs), min(usual, room))
        )

    def divided(
        self, paragraph: Paragraph, sign: str, share: float, role: str, room: float
    ) -> Iterator[Paragraph | Rule]:
        """What stands under a paragraph: the sign of the format, or a drawn line of a share of its length."""
        if sign:
            yield self.paragraph(role, sign)
        elif share:
            yield Rule(round(self.length(paragraph, room) * share, 1))
