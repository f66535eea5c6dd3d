"""What a turn of the year decided, as data: each fragment with its operation, and the edits that follow."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.model.content import Record, Span
from kehoach.rules.fixes import edited
from kehoach.text import catalogue
from kehoach.years.turn.turning import Kind, Operation

if TYPE_CHECKING:
    from kehoach.text.catalogue import Language
    from kehoach.text.diagnostics import Edit

REASONS = "next-why"
"""The topic of the phrases that tell reasons."""


class Decision(Record, frozen=True, kw_only=True):
    """What becomes of one fragment of the plan, and why."""

    kind: Kind
    operation: Operation
    old: str
    """The words as printed."""
    new: str
    """The words as the new draft prints them."""
    why: str
    """The reason, as a phrase of the catalogue."""
    args: dict[str, str] = msgspec.field(default_factory=dict)
    proposal: str = ""
    """What is proposed to whoever must decide."""
    question: int = 0
    """The number of the question in the new source; 0 where nothing is asked."""
    computed: bool = False
    """Whether the compiler moves the words by itself."""
    id: str = ""
    """The id of the indicator, of a target."""
    span: Span

    def reason(self, language: Language) -> str:
        """The reason in words."""
        return catalogue.phrase(f"{REASONS}.{self.why}", language, **self.args)


class Turn(NamedTuple):
    """The turn of a plan from one year to another."""

    old: int
    year: int
    decisions: tuple[Decision, ...]
    edits: tuple[Edit, ...]
    text: str
    """The new source, with the line ends of the old one as `\\n`."""

    def written(self, text: str) -> str:
        """The new source made from the text of the old file, byte for byte but for the edits."""
        return edited(text, self.edits)
