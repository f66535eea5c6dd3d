"""Cures of what stands under words: drawn lines, the stars and hyphens of the Party and of the Đoàn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.drawn import is_typed_line, width_of
from kehoach.intake.audit.edits import is_text
from kehoach.intake.audit.places import lines_under
from kehoach.intake.audit.verdicts import quoted
from kehoach.intake.word.drawings import of_drawing, of_picture
from kehoach.intake.word.xml import W
from kehoach.render.docx.styles import FONT
from kehoach.render.docx.xml import twips

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.mend import Mender
    from kehoach.intake.audit.roles import Drawn, Placed
    from kehoach.intake.audit.verdicts import Fault
    from kehoach.intake.word.xml import Element

_SIGNS = {"issuer": "separator", "title": "divider"}
"""The signs that a format has below some lines."""
_THIN = {"before": "60", "after": "0", "line": "60", "lineRule": "exact"}
"""The room of a paragraph that draws a line, as our own files have it."""
_PLAIN = {"before": "0", "after": "0", "line": "240", "lineRule": "auto"}


def _draw(mender: Mender, fault: Fault) -> None:
    """The line under some words, where they end their paragraph and tabs do not put them there."""
    line = _line(mender, fault)
    if line is None or not mender.once(f"line-{fault.at}"):
        return
    own = mender.handles.paragraphs[fault.at].makeelement(f"{W}p", {}, None)
    mender.edits.put_below(mender.handles.paragraphs[fault.at], own)
    _shape(mender, own, line)


def _line(mender: Mender, fault: Fault) -> Placed | None:
    """The line that a fault is about, unless something else stands in its paragraph after it."""
    lines = [each for each in mender.subject.roles.of(fault.part) if each.paragraph.at == fault.at]
    line = next((each for each in lines if quoted(each.text) == fault.quote), None)
    if line is None or line.piece.tabbed or not mender.paragraphs[fault.at].text.rstrip().endswith(line.text):
        return None
    return line


def _shape(mender: Mender, paragraph: Element, line: Placed) -> None:
    """Make an empty paragraph draw the line of some words: as wide as the line is long, with an upper border."""
    room = line.paragraph.room
    side = twips(max(room - _length(mender, line), 0) / 2)
    edits = mender.edits
    shape = edits.of(paragraph, "pPr")
    edits.set_borders(shape, top={"val": "single", "sz": "6", "space": "1", "color": "auto"})
    edits.put(shape, "spacing", **_THIN)
    edits.put(shape, "ind", left=f"{side}", right=f"{side}", firstLine="0")
    edits.drop(shape, "ind", "hanging")
    edits.put(shape, "jc", val="center")


def _length(mender: Mender, line: Placed) -> float:
    """How long the line under some words is to be, in millimetres."""
    form = mender.subject.form
    if line.role == "appendix_reference":
        return form.appendix.rule
    words = max(width_of(each.paragraph) for each in mender.subject.roles.of(line.role) if each.region == line.region)
    share = {"issuer": form.letterhead.issuer_rule, "title": form.letterhead.title_rule}.get(line.role, 1)
    return min(words * share, line.paragraph.room)


def _instead_of_underline(mender: Mender, fault: Fault) -> None:
    if _line(mender, fault) is not None:
        mender.letters(fault, "u", val="none")
        _draw(mender, fault)


def _instead_of_signs(mender: Mender, fault: Fault) -> None:
    """The paragraph of typed signs draws the line in their place."""
    line = _line(mender, fault)
    typed = [each for each in _drawn(mender, fault) if each.kind == "typed"]
    if line is None or not typed or not is_typed_line(mender.paragraphs[typed[0].at].text.strip()):
        return
    paragraph = mender.handles.paragraphs[typed[0].at]
    if is_text(paragraph):
        mender.edits.empty(paragraph)
        _shape(mender, paragraph, line)


def _redraw(mender: Mender, fault: Fault) -> None:
    """A line of another length or at another place; a border of its own is changed, any other is drawn anew."""
    line = _line(mender, fault)
    drawn = next((each for each in _drawn(mender, fault) if each.kind in {"border", "shape"}), None)
    if line is None or drawn is None:
        return
    paragraph = mender.handles.paragraphs[drawn.at]
    if drawn.kind == "border" and not mender.paragraphs[drawn.at].text.strip():
        _shape(mender, paragraph, line)
    elif _taken_away(mender, drawn):
        _draw(mender, fault)


def _taken_away(mender: Mender, drawn: Drawn) -> bool:
    """Take a line away: a border, or the one run that holds nothing but its shape."""
    paragraph = mender.handles.paragraphs[drawn.at]
    if drawn.kind == "border":
        mender.edits.set_borders(mender.edits.of(paragraph, "pPr"))
        return True
    shapes = [run for run in paragraph.iter(f"{W}r") if _is_shape(run)]
    if len(shapes) != 1 or not mender.once(f"shape-{drawn.at}"):
        return False
    mender.edits.strike(shapes[0])
    return True


def _is_shape(run: Element) -> bool:
    """Whether a run holds a drawn line, and neither words nor a picture in or beside it."""
    found = [*map(of_drawing, run.iter(f"{W}drawing")), *map(of_picture, run.iter(f"{W}pict"))]
    drawn = any(each.lines for each in found) and not any(each.pictures for each in found)
    return drawn and not any((each.text or "").strip() for each in run.iter(f"{W}t"))


def _drawn(mender: Mender, fault: Fault) -> list[Drawn]:
    """The lines under the words of a fault."""
    lines = [each for each in mender.subject.roles.of(fault.part) if each.paragraph.at == fault.at]
    return lines_under(mender.subject, lines[-1]) if lines else []


def _undraw(mender: Mender, fault: Fault) -> None:
    for each in _drawn(mender, fault):
        if each.kind in {"border", "shape"}:
            _taken_away(mender, each)
        elif each.kind == "underline":
            mender.letters(fault, "u", val="none")


def _sign(mender: Mender, fault: Fault) -> None:
    """The stars or hyphens that a format has under the issuer or the trích yếu."""
    line = _line(mender, fault)
    if line is None:
        return
    above = mender.handles.paragraphs[fault.at]
    paragraph = above.makeelement(f"{W}p", {}, None)
    mender.edits.put_below(above, paragraph)
    shape = mender.edits.of(paragraph, "pPr")
    mender.edits.put(shape, "spacing", **_PLAIN)
    mender.edits.put(shape, "ind", left="0", right="0", firstLine="0")
    mender.edits.put(shape, "jc", val="center")
    mender.edits.append(paragraph, [_run(mender, paragraph, _SIGNS[fault.part])])


def _run(mender: Mender, paragraph: Element, role: str) -> Element:
    form = mender.subject.form
    style = form.style(role)
    run = paragraph.makeelement(f"{W}r", {}, None)
    looks = paragraph.makeelement(f"{W}rPr", {}, None)
    looks.append(paragraph.makeelement(f"{W}rFonts", {f"{W}{each}": FONT for each in ("ascii", "hAnsi", "cs")}, None))
    for name, value in (("b", int(style.bold)), ("i", int(style.italic)), ("sz", round(2 * style.size))):
        looks.append(paragraph.makeelement(W + name, {f"{W}val": f"{value}"}, None))
    text = paragraph.makeelement(f"{W}t", {}, None)
    text.text = form.letterhead.separator if role == "separator" else form.letterhead.divider
    run.extend([looks, text])
    return run


def _other_sign(mender: Mender, fault: Fault) -> None:
    """Other stars or hyphens than those of the format, in a paragraph of their own."""
    line = mender.subject.roles.first(fault.part) if fault.part in _SIGNS.values() else None
    if line is None or line.piece.tabbed or line.text != mender.paragraphs[fault.at].text.strip():
        return
    paragraph = mender.handles.paragraphs[fault.at]
    if is_text(paragraph):
        mender.edits.empty(paragraph)
        mender.edits.append(paragraph, [_run(mender, paragraph, fault.part)])


CURES: dict[str, Callable[[Mender, Fault], None]] = {
    "rule-missing": _draw,
    "rule-underline": _instead_of_underline,
    "rule-typed": _instead_of_signs,
    "rule-length": _redraw,
    "rule-off-centre": _redraw,
    "rule-unwanted": _undraw,
    "sign-missing": _sign,
    "words": _other_sign,
}
