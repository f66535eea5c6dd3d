"""Cures of pages: paper, margins, the number of the page and how it is counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.cures.figures import figures, nearest
from kehoach.intake.audit.edits import is_text
from kehoach.intake.word.added import add_header
from kehoach.intake.word.xml import R, W
from kehoach.render.docx.styles import FONT
from kehoach.render.docx.xml import twips

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.intake.audit.mend import Mender
    from kehoach.intake.audit.verdicts import Fault
    from kehoach.intake.word.xml import Element


def _paper(mender: Mender, fault: Fault) -> None:
    section, side = mender.section(fault), str(dict(fault.args)["side"])
    found, asked = figures(fault)
    if section is not None:
        mender.edits.put(section, "pgSz", **{side: f"{twips(nearest(asked, found))}"})


def _margin(mender: Mender, fault: Fault) -> None:
    section, side = mender.section(fault), str(dict(fault.args)["side"])
    found, asked = figures(fault)
    if section is not None:
        mender.edits.put(section, "pgMar", **{side: f"{twips(nearest(asked, found))}"})


def _from_edge(mender: Mender, fault: Fault) -> None:
    section = mender.section(fault) if fault.section >= 0 else None
    found, asked = figures(fault)
    if section is not None:
        mender.edits.put(section, "pgMar", header=f"{twips(nearest(asked, found))}")


def _hide_first(mender: Mender, fault: Fault) -> None:
    section = mender.handles.sections[0]
    if section is not None and not mender.subject.file.sections[0].own_first_page and fault.part:
        mender.edits.put(section, "titlePg")


def _count_on(mender: Mender, fault: Fault) -> None:
    section = mender.section(fault)
    if section is not None and section.find(f"{W}pgNumType") is not None:
        mender.edits.drop(section, "pgNumType", "start")


def _count_anew(mender: Mender, fault: Fault) -> None:
    """Only where the appendix already has a page set-up of its own."""
    at = mender.paragraphs[fault.at].section
    main = {line.paragraph.section for line in mender.subject.roles.in_region("text")}
    section = mender.handles.sections[at]
    if at not in main and section is not None:
        mender.edits.put(section, "pgNumType", start="1")


def _arabic(mender: Mender, fault: Fault) -> None:
    section = mender.section(fault)
    if section is not None:
        mender.edits.put(section, "pgNumType", fmt="decimal")


def _number(mender: Mender, _: Fault) -> None:
    """The number of the page, where the upper margin is empty; a header with words is a person's to arrange."""
    first = mender.handles.sections[0]
    headers = list(_headers(mender))
    if first is None or any(_has_words(header) for header in headers):
        return
    kinds = ("default", "even") if mender.subject.file.odd_and_even else ("default",)
    for header in headers:
        paragraph = next(header.iter(f"{W}p"), None)
        if paragraph is not None:
            _numbered(mender, paragraph)
    shown = {each.get(f"{W}type", "default") for each in first.findall(f"{W}headerReference")}
    missing = [kind for kind in kinds if kind not in shown]
    if missing:
        _new_header(mender, first, missing)


def _headers(mender: Mender) -> Iterator[Element]:
    """The parts that pages other than a first one show above their text."""
    seen: set[str] = set()
    for section in mender.handles.sections:
        for each in section.findall(f"{W}headerReference") if section is not None else ():
            relation = mender.package.relations.get(each.get(f"{R}id", ""))
            if relation and relation.target not in seen and each.get(f"{W}type", "default") != "first":
                seen.add(relation.target)
                yield mender.package.parts[relation.target]


def _has_words(part: Element) -> bool:
    return any((each.text or "").strip() for each in part.iter(f"{W}t"))


def _new_header(mender: Mender, section: Element, kinds: list[str]) -> None:
    header = section.makeelement(f"{W}hdr", {}, {"w": W[1:-1]})
    paragraph = header.makeelement(f"{W}p", {}, None)
    header.append(paragraph)
    _numbered(mender, paragraph)
    relation = add_header(mender.package, header)
    for kind in reversed(kinds):
        reference = section.makeelement(f"{W}headerReference", {f"{W}type": kind, f"{R}id": relation}, None)
        section.insert(0, reference)


def _numbered(mender: Mender, paragraph: Element) -> None:
    """Put the number of the page into an empty paragraph, in the middle."""
    edits, style = mender.edits, mender.subject.form.style("page_number")
    shape = edits.of(paragraph, "pPr")
    edits.put(shape, "ind", left="0", right="0", firstLine="0")
    edits.put(shape, "jc", val="center")
    letters = {"fonts": FONT, "size": f"{round(2 * style.size)}"}
    edits.append(paragraph, [_field_run(paragraph, letters, *each) for each in _FIELD])


_FIELD = (
    ("fldChar", "begin", ""),
    ("instrText", "", " PAGE "),
    ("fldChar", "separate", ""),
    ("t", "", "2"),
    ("fldChar", "end", ""),
)
"""The runs of a field that shows the number of the page."""


def _field_run(holder: Element, letters: dict[str, str], name: str, kind: str, text: str) -> Element:
    run = holder.makeelement(f"{W}r", {}, None)
    looks = holder.makeelement(f"{W}rPr", {}, None)
    faces = {f"{W}{name}": letters["fonts"] for name in ("ascii", "hAnsi", "cs")}
    looks.append(holder.makeelement(f"{W}rFonts", faces, None))
    looks.extend(holder.makeelement(W + name, {f"{W}val": letters["size"]}, None) for name in ("sz", "szCs"))
    content = holder.makeelement(W + name, {f"{W}fldCharType": kind} if kind else {}, None)
    content.text = text or None
    run.extend([looks, content])
    return run


def _raise_number(mender: Mender, fault: Fault) -> None:
    """Take the number out of the lower margin where it stands alone; the next round puts it above."""
    paragraph, element = mender.paragraphs[fault.at], mender.handles.paragraphs[fault.at]
    beside = "".join(run.text for run in paragraph.runs if run.field != "PAGE")
    above = any(_has_words(header) for header in _headers(mender))
    if not beside.strip(" -–—\t") and not above and is_text(element):
        mender.edits.empty(element)


CURES: dict[str, Callable[[Mender, Fault], None]] = {
    "paper": _paper,
    "margin": _margin,
    "from-edge": _from_edge,
    "number-on-page-one": _hide_first,
    "number-missing": _number,
    "number-below": _raise_number,
    "number-shape": _arabic,
    "counted-anew": _count_on,
    "not-counted-anew": _count_anew,
}
