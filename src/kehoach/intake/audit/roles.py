"""WordFile → which role each of its lines plays: found by place and by words, never by look alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.intake.audit.pieces import Piece, Side
    from kehoach.intake.word.file import Paragraph

Region = Literal["head", "title", "text", "foot", "appendix", "page"]
RUNNING = ("body", "point", "dash", "plus", "basis", "heading1", "heading2", "heading3", "heading4")
"""The roles of running text."""


class Placed(NamedTuple):
    """A line and its role: the name of a style of the format, or a name of ours where no format has one."""

    role: str
    piece: Piece
    region: Region
    appendix: int = 0
    """Which appendix it stands in, counted from 1."""

    @property
    def paragraph(self) -> Paragraph:
        """The line itself."""
        return self.piece.paragraph

    @property
    def text(self) -> str:
        """Its words."""
        return self.piece.text

    @property
    def side(self) -> Side:
        """Its column."""
        return self.piece.side


class Drawn(NamedTuple):
    """A line that is drawn, or meant to be one, under some words."""

    kind: Literal["border", "shape", "underline", "typed"]
    length: float
    """In millimetres."""
    off_centre: float | None
    """How far its middle lies from the middle of its column, in millimetres; `None` where the file does not say."""
    region: Region
    side: Side
    at: int
    """The paragraph that draws it."""
    appendix: int = 0


class Roles(NamedTuple):
    """A file with its roles."""

    placed: tuple[Placed, ...]
    drawn: tuple[Drawn, ...]

    def of(self, *roles: str) -> list[Placed]:
        """The lines of these roles in reading order."""
        return [each for each in self.placed if each.role in roles]

    def first(self, role: str) -> Placed | None:
        """The first line of a role."""
        return next((each for each in self.placed if each.role == role), None)

    def running(self) -> list[Placed]:
        """The lines of running text."""
        return self.of(*RUNNING)

    def in_region(self, region: Region) -> list[Placed]:
        """The lines of a region."""
        return [each for each in self.placed if each.region == region]


def joined(parts: Iterable[Roles]) -> Roles:
    """The roles of several parts of a file, one after the other."""
    known = tuple(parts)
    return Roles(
        tuple(each for part in known for each in part.placed), tuple(each for part in known for each in part.drawn)
    )
