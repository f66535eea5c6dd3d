"""Cures of how lines look: size, face, colour, weight, slant, case, alignment, indents, spacing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.cures.figures import figures, nearest
from kehoach.intake.audit.drawn import size_of
from kehoach.render.docx.styles import FONT
from kehoach.render.docx.xml import twentieths, twips

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.mend import Mender
    from kehoach.intake.audit.verdicts import Fault

_SIDES = {"justify": "both"}
_ROOM_TO_SIGN = 72.0
"""What our own files leave above a name, in points."""


def _size(mender: Mender, fault: Fault) -> None:
    found, asked = figures(fault)
    for run in mender.runs(fault):
        if run.letters.size == found:
            mender.sized(run, nearest(asked, found))


def _together(mender: Mender, _: Fault) -> None:
    """The set of sizes that is nearest to those that the lines have."""
    rules = mender.subject.form.coherence
    sets = rules.sets if rules else ({},)
    lines = {role: mender.subject.roles.first(role) for role in sets[0]}
    sizes = {role: size_of(line.paragraph) for role, line in lines.items() if line}
    best = min(sets, key=lambda each: sum(abs(each[role] - size) for role, size in sizes.items()))
    for role, line in lines.items():
        for run in line.paragraph.runs if line else ():
            if run.at >= 0 and run.letters.size != best[role]:
                mender.sized(run, best[role])


def _mixed(mender: Mender, fault: Fault) -> None:
    args = dict(fault.args)
    usual = args["usual"]
    for run in mender.runs(fault):
        if run.letters.size == args["found"] and isinstance(usual, (int, float)):
            mender.sized(run, usual)


def _switched(name: str, value: str) -> Callable[[Mender, Fault], None]:
    def cure(mender: Mender, fault: Fault) -> None:
        mender.letters(fault, name, val=value)

    return cure


def _align(mender: Mender, fault: Fault) -> None:
    asked = str(dict(fault.args)["asked"])
    mender.edits.put(mender.shape(fault), "jc", val=_SIDES.get(asked, asked))


def _first_line(mender: Mender, fault: Fault) -> None:
    if mender.paragraphs[fault.at].text.startswith("\t"):
        return
    found, asked = figures(fault)
    wanted = nearest(asked, found or mender.style(fault).first_line)
    shape = mender.shape(fault)
    mender.edits.put(shape, "ind", left="0", firstLine=f"{twips(wanted)}")
    mender.edits.drop(shape, "ind", "hanging", "firstLineChars", "leftChars", "hangingChars")


def _left(mender: Mender, fault: Fault) -> None:
    mender.edits.put(mender.shape(fault), "ind", left="0", firstLine="0")


def _line(mender: Mender, fault: Fault) -> None:
    found, asked = figures(fault)
    mender.edits.put(mender.shape(fault), "spacing", line=f"{round(240 * nearest(asked, found))}", lineRule="auto")


def _exact(mender: Mender, fault: Fault) -> None:
    found, asked = figures(fault)
    pitch = nearest(asked, found or mender.style(fault).exact)
    mender.edits.put(mender.shape(fault), "spacing", line=f"{twentieths(pitch)}", lineRule="exact")


def _gap(mender: Mender, fault: Fault) -> None:
    found, asked = figures(fault)
    shape = mender.shape(fault)
    after = nearest(asked, found)
    mender.edits.put(shape, "spacing", after=f"{twentieths(after)}", afterAutospacing="0")
    if mender.paragraphs[fault.at].shape.like_neighbours:
        mender.edits.put(shape, "contextualSpacing", val="0")
    if asked.high is not None and found > asked.high:
        mender.edits.put(mender.edits.of(mender.handles.paragraphs[fault.at + 1], "pPr"), "spacing", before="0")


def _underlined(mender: Mender, fault: Fault) -> None:
    for run in mender.runs(fault):
        if run.text.strip(" :"):
            mender.edits.put(mender.of_run(run), "u", val="single")


def _font(mender: Mender, fault: Fault) -> None:
    found = dict(fault.args)["found"]
    for run in mender.runs(fault):
        if (run.letters.font or "?") == found:
            looks = mender.of_run(run)
            mender.edits.put(looks, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
            mender.edits.drop(looks, "rFonts", "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def _colour(mender: Mender, fault: Fault) -> None:
    found = dict(fault.args)["found"]
    for run in mender.runs(fault):
        if run.letters.colour == found:
            mender.edits.put(mender.of_run(run), "color", val="auto")
            mender.edits.drop(mender.of_run(run), "color", "themeColor", "themeTint", "themeShade")


def _ordinary(mender: Mender, fault: Fault) -> None:
    """Capitals that a property makes are taken off; those that were typed are the author's."""
    if all(run.letters.capitals for run in mender.runs(fault) if run.text.strip()):
        mender.letters(fault, "caps", val="0")


def _room_to_sign(mender: Mender, fault: Fault) -> None:
    mender.edits.put(mender.shape(fault), "spacing", before=f"{twentieths(_ROOM_TO_SIGN)}", beforeAutospacing="0")


def _own_page(mender: Mender, fault: Fault) -> None:
    mender.edits.put(mender.shape(fault), "pageBreakBefore", val="1")


CURES: dict[str, Callable[[Mender, Fault], None]] = {
    "size": _size,
    "size-mixed": _mixed,
    "not-coherent": _together,
    "is-bold": _switched("b", "0"),
    "not-bold": _switched("b", "1"),
    "is-italic": _switched("i", "0"),
    "not-italic": _switched("i", "1"),
    "not-capitals": _switched("caps", "1"),
    "is-capitals": _ordinary,
    "is-underlined": _switched("u", "none"),
    "not-underlined": _underlined,
    "align": _align,
    "first-line": _first_line,
    "left": _left,
    "line": _line,
    "exact": _exact,
    "not-exact": _exact,
    "gap": _gap,
    "font": _font,
    "colour": _colour,
    "no-room-to-sign": _room_to_sign,
    "no-own-page": _own_page,
}
