"""The look of lines: size, weight, slant, case, alignment, indents, spacing, against the style of their role."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.intake.audit.drawn import lines_of, size_of
from kehoach.intake.audit.roles import RUNNING
from kehoach.intake.audit.verdicts import ABSENT, Asked, Outcome, at, found
from kehoach.layout import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from kehoach.intake.audit.roles import Placed
    from kehoach.intake.audit.verdicts import Fault, Subject
    from kehoach.intake.word.file import Run
    from kehoach.layout.formats import Style

    Look = Callable[[Placed, Style, Subject], Iterator[Fault]]

SLACK = 0.3
"""What offices round in millimetres: 1,25 cm for 1,27 cm."""
_LINE_SLACK = 0.03
_TAB = 12.7
"""Where Word puts a tab that a paragraph does not set."""
_EMPHASIS = 0.9
"""A running text of which less is bold or italic stresses some words."""
_FEW = 3
_MOST = 72.0
"""An upper limit of a range that stands for none."""
_DOTTED = re.compile(r"\d+\.\d")
_SIGNS = {"•", "-", "–"}


def asked(style: Style, figure: str) -> Asked | None:
    """What a figure of a role may be; `None` where no clause says."""
    if figure in style.ours or (style.certainty == "ours" and figure not in style.range):
        return None
    if figure in style.range:
        low, high = style.range[figure]
        return Asked(low, high if high < _MOST else None)
    if figure in style.choice:
        return Asked(any=style.choice[figure])
    return Asked(any=(getattr(style, figure),))


def look(subject: Subject, lines: Sequence[Placed], figure: str) -> Outcome:
    """Whether all lines look in this respect as their roles ask."""
    check = LOOKS[figure]
    judged = [(line, subject.form.style(line.role)) for line in lines if line.role in subject.form.styles]
    if not judged:
        return ABSENT
    return found(fault for line, style in judged for fault in check(line, style, subject))


def words_of(placed: Placed) -> list[Run]:
    """The runs that print letters or figures; the mark of a footnote is none of them."""
    return [run for run in placed.paragraph.runs if any(sign.isalnum() for sign in run.text) and not run.letters.raised]


def _size(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    allowed = asked(style, "size")
    sizes = dict.fromkeys(run.letters.size for run in words_of(placed))
    for size in sizes:
        if allowed and not allowed.holds(size):
            yield at(placed, "size", found=size, asked=allowed)


def _weight(placed: Placed, style: Style, subject: Subject) -> Iterator[Fault]:
    if not _is_of_no_level(placed, subject):
        yield from _switch(placed, "bold", wanted=style.bold, style=style)


def _slant(placed: Placed, style: Style, subject: Subject) -> Iterator[Fault]:
    if not _is_of_no_level(placed, subject):
        yield from _switch(placed, "italic", wanted=style.italic, style=style)


def _is_of_no_level(placed: Placed, subject: Subject) -> bool:
    """Whether a point is numbered `1.1.` where the format has no such level, and so no look for its title."""
    known = any(level.shape == "1.1" for key, level in subject.form.levels.items() if key.startswith("#"))
    return placed.role == "point" and not known and _DOTTED.match(placed.text) is not None


def _switch(placed: Placed, name: str, *, wanted: bool, style: Style) -> Iterator[Fault]:
    """Whether the letters are bold or italic as asked: all of a title; a running text may stress words of its own."""
    if name in style.ours:
        return
    runs = words_of(placed)
    other = sum(len(run.text) for run in runs if getattr(run.letters, name) != wanted)
    whole = sum(len(run.text) for run in runs)
    running = placed.role in RUNNING and not (placed.role.startswith("heading") and wanted)
    if other > (_EMPHASIS * whole if running else 0):
        yield at(placed, f"{'not' if wanted else 'is'}-{name}")


def _case(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    if "caps" in style.ours:
        return
    runs = words_of(placed)
    shown = "".join(run.text.upper() if run.letters.capitals else run.text for run in runs)
    letters = [sign for sign in shown if sign.isalpha()]
    if not letters:
        return
    if style.caps and not all(sign.isupper() for sign in letters):
        yield at(placed, "not-capitals")
    elif not style.caps and placed.role not in FIXED_CASE and len(letters) > _FEW and shown.isupper():
        yield at(placed, "is-capitals")


FIXED_CASE = ("country", "banner", "number", "separator", "divider")
"""Their words are fixed; whether these are capitals is told with them."""


def _align(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    shape = placed.paragraph.shape
    if "align" in style.ours or placed.piece.tabbed or shape.align == style.align:
        return
    one_line = len(lines_of(placed.paragraph)) <= 1
    if style.align == "justify" and shape.align == "left" and one_line:
        return
    if style.align == "left" and shape.align == "justify" and one_line:
        return
    yield at(placed, "align", found=shape.align, asked=style.align)


def _first_line(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    allowed, shape = asked(style, "first_line"), placed.paragraph.shape
    begins = shape.left + shape.first_line + _leading_tab(placed)
    if allowed is None or style.align == "center":
        return
    if not allowed.holds(begins, SLACK):
        yield at(placed, "first-line", found=round(begins, 1), asked=allowed)


def _leading_tab(placed: Placed) -> float:
    """What a tab before the words adds: the tab is told under a rule of its own, so here it counts as an indent."""
    paragraph = placed.paragraph
    if not paragraph.text.startswith("\t") or paragraph.shape.first_line > 0:
        return 0
    return paragraph.shape.tabs[0].at if paragraph.shape.tabs else _TAB


def _left(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    shape = placed.paragraph.shape
    if style.align != "center" and abs(shape.left + min(shape.first_line, 0) - style.left) > _edge(placed):
        yield at(placed, "left", found=round(shape.left, 1), asked=Asked(any=(style.left,)))


def _edge(placed: Placed) -> float:
    """How far a line may stand from the edge: a list in a cell may be set in a little."""
    return SLACK if placed.role in RUNNING else 2.5


def _line(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    allowed = asked(style, "line")
    if allowed is None or style.exact:
        return
    pitch = _pitch(placed)
    if not allowed.holds(pitch, _LINE_SLACK):
        yield at(placed, "line", found=round(pitch, 2), asked=allowed)


def _pitch(placed: Placed) -> float:
    """Line spacing as a multiple, one that is counted in points measured against single spacing."""
    shape, single = placed.paragraph.shape, metrics.pitch(size_of(placed.paragraph))
    if shape.exact:
        return shape.exact / single
    return max(shape.at_least / single, 1) if shape.at_least else shape.line


def _exact(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    allowed, shape = asked(style, "exact"), placed.paragraph.shape
    if allowed is None:
        return
    if not shape.exact:
        yield at(placed, "not-exact", asked=allowed)
    elif not allowed.holds(shape.exact):
        yield at(placed, "exact", found=shape.exact, asked=allowed)


def _underlined(placed: Placed, _: Style, subject: Subject) -> Iterator[Fault]:
    runs = [run for run in words_of(placed) if run.text.strip(" :")]
    lined = bool(runs) and all(run.letters.underline for run in runs)
    if lined != subject.form.foot.underlined:
        yield at(placed, "not-underlined" if subject.form.foot.underlined else "is-underlined")


def _frame(placed: Placed, style: Style, subject: Subject) -> Iterator[Fault]:
    """Whether it is framed as its format has it, and as wide."""
    shape = placed.paragraph.shape
    framed = shape.borders.framed or placed.paragraph.boxed
    if framed != style.framed:
        yield at(placed, "not-framed" if style.framed else "is-framed")
        return
    wanted = subject.form.letterhead.frames.get(placed.text.upper()) if framed else None
    width = placed.paragraph.room - shape.left - shape.right
    if wanted and shape.borders.framed and abs(width - wanted) > _FEW:
        yield at(placed, "frame-width", found=round(width, 1), asked=Asked(any=(wanted,)))


def _frame_height(placed: Placed, style: Style, _: Subject) -> Iterator[Fault]:
    borders = placed.paragraph.shape.borders
    if not style.height or borders.top is None or borders.bottom is None:
        return
    points = metrics.pitch(size_of(placed.paragraph)) + borders.top.space + borders.bottom.space
    height = points * metrics.MM_PER_POINT
    if abs(height - style.height) > 1:
        yield at(placed, "frame-height", found=round(height, 1), asked=Asked(any=(style.height,)))


LOOKS: dict[str, Look] = {
    "size": _size,
    "bold": _weight,
    "italic": _slant,
    "case": _case,
    "align": _align,
    "first_line": _first_line,
    "left": _left,
    "line": _line,
    "exact": _exact,
    "underlined": _underlined,
    "frame": _frame,
    "frame_height": _frame_height,
}
"""The checks by the names of the figures in the ledger."""
