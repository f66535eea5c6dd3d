"""What the parts of the rendering share while one document is written."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from kehoach.render.pdf.inline import FIXED, Setting, count_lines, inline
from kehoach.render.pdf.lines import line_height, lines_of
from kehoach.render.pdf.preamble import name_of

if TYPE_CHECKING:
    from kehoach.layout.document import Text
    from kehoach.layout.formats import Format
    from kehoach.render.pdf.faces import Typeface
    from kehoach.render.pdf.inline import Moves

_MANY = 5_000
Written = dict[tuple[object, ...], str]


@lru_cache(maxsize=16)
def _written(_typeface: Typeface, _form: Format) -> Written:
    """The texts written before in a font and a format: of a plan read again only what changed is written anew."""
    return {}


class Work:
    """The format, the font, the footnotes as Typst, the height of the page, and the level of the last heading."""

    def __init__(self, form: Format, typeface: Typeface, *, marked: bool = False) -> None:
        self.form = form
        self.typeface = typeface
        self.marked = marked
        """Whether the places of signatures are marked."""
        self.notes: list[str] = []
        self.page_height = 0.0
        """The room between the margins of the page at hand, in points."""
        self.roles: set[str] = set()
        """The roles whose functions the source has to hold."""
        self._level = 0
        self._written = _written(typeface, form)

    def named(self, role: str) -> str:
        """The function of a role."""
        self.roles.add(role)
        return name_of(role)

    def level(self, outline: int) -> int:
        """The level of a heading among those before it: none may be left out on the way down."""
        self._level = min(outline, self._level + 1)
        return self._level

    def text(  # noqa: PLR0913 - so much decides how a text is set
        self,
        runs: Text,
        role: str,
        room: float,
        *,
        first: float | None = None,
        justified: bool = False,
        moves: Moves = FIXED,
    ) -> str:
        """A text in the style of a role, its lines so many points wide, the first of them perhaps less."""
        first = room if first is None else first
        key = (runs, role, first, room, justified)
        if written := self._written.get(key):
            return written
        written = inline(runs, Setting(self.typeface, self.form.style(role), first, room, justified, self.notes, moves))
        if not any(run.note for run in runs):
            if len(self._written) > _MANY:
                self._written.clear()
            self._written[key] = written
        return written

    def height(self, runs: Text, role: str, room: float) -> float:
        """How high a text in the style of a role is in lines of so many points."""
        style = self.form.style(role)
        lines = count_lines(runs, Setting(self.typeface, style, room, room))
        return lines * (line_height(style) + lines_of(style).leading)
