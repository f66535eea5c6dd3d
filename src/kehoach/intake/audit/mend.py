"""A corrected copy of a Word file: every fault whose cure is certain; the words are never touched."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit.audit import Audit, judged, subject_of
from kehoach.intake.audit.drawn import size_of
from kehoach.intake.audit.letters import everywhere
from kehoach.intake.audit.properties import Properties
from kehoach.intake.audit.verdicts import Asked
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read_with_handles
from kehoach.intake.word.save import saved
from kehoach.intake.word.xml import W
from kehoach.render.docx.styles import FONT
from kehoach.render.docx.xml import twentieths, twips

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.verdicts import Fault, Subject
    from kehoach.intake.word.file import Paragraph
    from kehoach.intake.word.state import Handles
    from kehoach.intake.word.xml import Element
    from kehoach.layout.formats import Style

_ROUNDS = 3
"""A cure may show another fault; after so many rounds what is left is left to a person."""
_SIDES = {"justify": "both"}


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
        self.subject: Subject = subject_of(reading.file, form)
        self.handles: Handles = reading.handles
        self.properties = Properties(tracked=tracked)
        self.paragraphs = {each.at: each for each in everywhere(self.subject)}

    def mend(self) -> int:
        """Correct what is certain, and say how many places were changed."""
        for verdict in judged(self.subject).failed:
            for fault in verdict.faults:
                cure = CURES.get(fault.key)
                if cure:
                    cure(self, fault)
        return self.properties.count

    def style(self, fault: Fault) -> Style:
        """The style of the role that a fault is about."""
        return self.subject.form.style(fault.part)

    def shape(self, fault: Fault) -> Element:
        """The `w:pPr` of the paragraph of a fault."""
        return self.properties.of(self.handles.paragraphs[fault.at], "pPr")

    def section(self, fault: Fault) -> Element | None:
        """The page set-up of a fault."""
        return self.handles.sections[fault.section]

    def letters(self, fault: Fault, name: str, **attributes: str) -> None:
        """Put a property on every run of the paragraph of a fault."""
        for run in self.paragraphs[fault.at].runs:
            if run.at >= 0 and not run.letters.raised:
                self.properties.put(self._of_run(run.at), name, **attributes)

    def sized(self, at: int, points: float) -> None:
        """Set the letters of a run to a size."""
        for name in ("sz", "szCs"):
            self.properties.put(self._of_run(at), name, val=f"{round(2 * points)}")

    def _of_run(self, at: int) -> Element:
        return self.properties.of(self.handles.runs[at], "rPr")

    def each(self, fault: Fault, wanted: Callable[[Paragraph, int], bool]) -> list[Element]:
        """The `w:rPr` of those runs of the paragraph of a fault that are wanted."""
        paragraph = self.paragraphs[fault.at]
        runs = enumerate(paragraph.runs)
        return [self._of_run(run.at) for at, run in runs if run.at >= 0 and wanted(paragraph, at)]


def nearest(asked: Asked, found: float) -> float:
    """The allowed figure that is nearest to the one that was found."""
    if asked.any:
        return min(asked.any, key=lambda each: abs(each - found))
    low, high = asked.low, asked.high
    return max(low if low is not None else found, min(found, high if high is not None else found))


def _figures(fault: Fault) -> tuple[float, Asked]:
    args = dict(fault.args)
    found, asked = args.get("found", 0.0), args.get("asked", Asked())
    return (found if isinstance(found, (int, float)) else 0.0), (asked if isinstance(asked, Asked) else Asked())


def _size(mender: Mender, fault: Fault) -> None:
    found, asked = _figures(fault)
    for run in mender.paragraphs[fault.at].runs:
        if run.at >= 0 and run.letters.size == found:
            mender.sized(run.at, nearest(asked, found))


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
                mender.sized(run.at, best[role])


def _mixed(mender: Mender, fault: Fault) -> None:
    args = dict(fault.args)
    usual = args["usual"]
    for run in mender.paragraphs[fault.at].runs:
        if run.at >= 0 and run.letters.size == args["found"] and isinstance(usual, (int, float)):
            mender.sized(run.at, usual)


def _switched(name: str, value: str) -> Callable[[Mender, Fault], None]:
    def cure(mender: Mender, fault: Fault) -> None:
        mender.letters(fault, name, val=value)

    return cure


def _align(mender: Mender, fault: Fault) -> None:
    asked = str(dict(fault.args)["asked"])
    mender.properties.put(mender.shape(fault), "jc", val=_SIDES.get(asked, asked))


def _first_line(mender: Mender, fault: Fault) -> None:
    if mender.paragraphs[fault.at].text.startswith("\t") or mender.paragraphs[fault.at].label:
        return
    found, asked = _figures(fault)
    wanted = nearest(asked, found or mender.style(fault).first_line)
    shape = mender.shape(fault)
    mender.properties.put(shape, "ind", left="0", firstLine=f"{twips(wanted)}")
    mender.properties.drop(shape, "ind", "hanging", "firstLineChars", "leftChars", "hangingChars")


def _left(mender: Mender, fault: Fault) -> None:
    mender.properties.put(mender.shape(fault), "ind", left="0", firstLine="0")


def _line(mender: Mender, fault: Fault) -> None:
    found, asked = _figures(fault)
    mender.properties.put(mender.shape(fault), "spacing", line=f"{round(240 * nearest(asked, found))}", lineRule="auto")


def _exact(mender: Mender, fault: Fault) -> None:
    found, asked = _figures(fault)
    pitch = nearest(asked, found or mender.style(fault).exact)
    mender.properties.put(mender.shape(fault), "spacing", line=f"{twentieths(pitch)}", lineRule="exact")


def _gap(mender: Mender, fault: Fault) -> None:
    found, asked = _figures(fault)
    shape = mender.shape(fault)
    after = nearest(asked, found)
    mender.properties.put(shape, "spacing", after=f"{twentieths(after)}", afterAutospacing="0")
    if mender.paragraphs[fault.at].shape.like_neighbours:
        mender.properties.put(shape, "contextualSpacing", val="0")
    if asked.high is not None and found > asked.high:
        mender.properties.put(
            mender.properties.of(mender.handles.paragraphs[fault.at + 1], "pPr"), "spacing", before="0"
        )


def _underlined(mender: Mender, fault: Fault) -> None:
    for run in mender.each(fault, lambda paragraph, at: bool(paragraph.runs[at].text.strip(" :"))):
        mender.properties.put(run, "u", val="single")


def _font(mender: Mender, fault: Fault) -> None:
    found = dict(fault.args)["found"]
    for run in mender.each(fault, lambda paragraph, at: (paragraph.runs[at].letters.font or "?") == found):
        mender.properties.put(run, "rFonts", ascii=FONT, hAnsi=FONT, eastAsia=FONT, cs=FONT)
        mender.properties.drop(run, "rFonts", "asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def _colour(mender: Mender, fault: Fault) -> None:
    found = dict(fault.args)["found"]
    for run in mender.each(fault, lambda paragraph, at: paragraph.runs[at].letters.colour == found):
        mender.properties.put(run, "color", val="auto")
        mender.properties.drop(run, "color", "themeColor", "themeTint", "themeShade")


def _paper(mender: Mender, fault: Fault) -> None:
    section, side = mender.section(fault), str(dict(fault.args)["side"])
    found, asked = _figures(fault)
    if section is not None:
        mender.properties.put(section, "pgSz", **{side: f"{twips(nearest(asked, found))}"})


def _margin(mender: Mender, fault: Fault) -> None:
    section, side = mender.section(fault), str(dict(fault.args)["side"])
    found, asked = _figures(fault)
    if section is not None:
        mender.properties.put(section, "pgMar", **{side: f"{twips(nearest(asked, found))}"})


def _from_edge(mender: Mender, fault: Fault) -> None:
    section = mender.section(fault) if fault.section >= 0 else None
    found, asked = _figures(fault)
    if section is not None:
        mender.properties.put(section, "pgMar", header=f"{twips(nearest(asked, found))}")


def _hide_first(mender: Mender, fault: Fault) -> None:
    section = mender.handles.sections[0]
    if section is not None and not mender.subject.file.sections[0].own_first_page and fault.part:
        mender.properties.put(section, "titlePg")


def _count_on(mender: Mender, fault: Fault) -> None:
    section = mender.section(fault)
    if section is not None and section.find(f"{W}pgNumType") is not None:
        mender.properties.drop(section, "pgNumType", "start")


def _count_anew(mender: Mender, fault: Fault) -> None:
    """Only where the appendix already has a page set-up of its own."""
    at = mender.paragraphs[fault.at].section
    main = {line.paragraph.section for line in mender.subject.roles.in_region("text")}
    section = mender.handles.sections[at]
    if at not in main and section is not None:
        mender.properties.put(section, "pgNumType", start="1")


CURES: dict[str, Callable[[Mender, Fault], None]] = {
    "size": _size,
    "size-mixed": _mixed,
    "not-coherent": _together,
    "is-bold": _switched("b", "0"),
    "not-bold": _switched("b", "1"),
    "is-italic": _switched("i", "0"),
    "not-italic": _switched("i", "1"),
    "not-capitals": _switched("caps", "1"),
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
    "paper": _paper,
    "margin": _margin,
    "from-edge": _from_edge,
    "number-on-page-one": _hide_first,
    "counted-anew": _count_on,
    "not-counted-anew": _count_anew,
}
"""What is certain to cure a fault, by its kind; what is not here takes a person."""
