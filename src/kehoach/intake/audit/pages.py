"""Rules about pages: paper, margins, page numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.looks import SLACK, asked
from kehoach.intake.audit.verdicts import ABSENT, PASS, Asked, Fault, Outcome, found, in_paragraph, whole
from kehoach.intake.word.file import flat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.audit.verdicts import Subject
    from kehoach.intake.word.file import Paragraph, Run, Section

_EDGE = Asked(5, 20)
"""How far from the edge a page number may stand where a format does not say: inside of the margin."""
_PAPER = 1.0
_MAIN = {"head", "title", "text", "foot"}
_NAMES = {"w": "width", "h": "height"}


def page(subject: Subject, figure: str) -> Outcome:
    """Whether every page that stands upright has this figure as the format asks."""
    return found(
        _off(section, at, figure, subject) for at, section in _shown(subject) if _is_off(section, figure, subject)
    )


def _shown(subject: Subject) -> Iterator[tuple[int, Section]]:
    """The set-ups of upright pages."""
    for at, section in enumerate(subject.file.sections):
        if section.width <= section.height:
            yield at, section


def _is_off(section: Section, figure: str, subject: Subject) -> bool:
    wanted, value = _asked(figure, subject), _value(section, figure)
    return not wanted.holds(value, _PAPER if figure in _NAMES else SLACK)


def _off(section: Section, at: int, figure: str, subject: Subject) -> Fault:
    key = "paper" if figure in _NAMES else "margin"
    value = round(_value(section, figure), 1)
    return whole(key, section=at, found=value, asked=_asked(figure, subject), side=figure)


def _value(section: Section, figure: str) -> float:
    value: float = getattr(section, _NAMES.get(figure, figure))
    return value + section.gutter if figure == "left" else value


def _asked(figure: str, subject: Subject) -> Asked:
    form = subject.form.page
    name = _NAMES.get(figure, figure)
    if name in form.range:
        return Asked(*form.range[name])
    return Asked(any=(getattr(form, name),))


def lying(subject: Subject, figure: str) -> Outcome:
    """Whether pages that lie on their side are of the same paper, turned."""
    turned = [(at, each) for at, each in enumerate(subject.file.sections) if each.width > each.height]
    if not turned:
        return ABSENT
    wanted = subject.form.page.height if figure == "w" else subject.form.page.width
    if figure == "counts_from":
        return PASS
    return found(
        whole("paper", section=at, found=round(_value(each, figure), 1), asked=Asked(any=(wanted,)), side=figure)
        for at, each in turned
        if abs(_value(each, figure) - wanted) > _PAPER
    )


def numbers(subject: Subject) -> list[Paragraph]:
    """The paragraphs of headers that show the number of the page."""
    return list(_numbering(subject, "headers"))


def _numbering(subject: Subject, where: str) -> Iterator[Paragraph]:
    seen: set[int] = set()
    for section in subject.file.sections:
        for blocks in getattr(section, where).values():
            for paragraph in flat(blocks):
                if paragraph.at not in seen and any(run.field == "PAGE" for run in paragraph.runs):
                    seen.add(paragraph.at)
                    yield paragraph


def number_place(subject: Subject) -> Outcome:
    """Whether the number of the page stands centred in the upper margin, alone."""
    shown = numbers(subject)
    if not shown:
        below = list(_numbering(subject, "footers"))
        if below:
            return found(in_paragraph(each, "number-below", "page_number") for each in below)
        return found([whole("number-missing", "page_number", section=0)])
    return found(fault for each in shown for fault in _number_faults(each))


def _number_faults(paragraph: Paragraph) -> Iterator[Fault]:
    framed = paragraph.shape.frame is not None or paragraph.boxed
    tabbed = paragraph.text.startswith("\t") and any(tab.kind == "center" for tab in paragraph.shape.tabs)
    if paragraph.shape.align != "center" and not framed and not tabbed:
        yield in_paragraph(paragraph, "align", "page_number", found=paragraph.shape.align, asked="center")
    words = "".join(run.text for run in paragraph.runs if run.field != "PAGE").strip()
    if words:
        yield in_paragraph(paragraph, "number-words", "page_number", found=words)


def number_look(subject: Subject, figure: str) -> Outcome:
    """Whether the number of the page has the size and the slant of its style."""
    shown = numbers(subject)
    if not shown:
        return ABSENT
    style = subject.form.style("page_number")
    size = asked(style, "size")
    faults: list[Fault] = []
    for paragraph, run in ((each, run) for each in shown for run in each.runs if _is_number(run)):
        if figure == "size" and size and not size.holds(run.letters.size):
            faults.append(in_paragraph(paragraph, "size", "page_number", found=run.letters.size, asked=size))
        if figure == "italic" and run.letters.italic:
            faults.append(in_paragraph(paragraph, "is-italic", "page_number"))
    return found(faults)


def _is_number(run: Run) -> bool:
    return run.field == "PAGE" and bool(run.text.strip())


def hidden_on_page_one(subject: Subject) -> Outcome:
    """Whether page one shows no number."""
    first = subject.file.sections[0]
    kind = "first" if first.own_first_page else "default"
    shown = [*flat(first.headers.get(kind, ())), *flat(first.footers.get(kind, ()))]
    return found(
        in_paragraph(each, "number-on-page-one", "page_number")
        for each in shown
        if any(run.field == "PAGE" for run in each.runs)
    )


def number_from_edge(subject: Subject) -> Outcome:
    """Whether the number of the page stands as far from the edge as it should."""
    limits = subject.form.page.range.get("number_from_edge")
    wanted = Asked(*limits) if limits else _EDGE
    shown = [(at, each) for at, each in enumerate(subject.file.sections) if _shows_number(each)]
    return found(
        whole("from-edge", "page_number", at, found=round(each.header, 1), asked=wanted)
        for at, each in shown
        if not wanted.holds(each.header, SLACK)
    )


def _shows_number(section: Section) -> bool:
    """Whether pages of it have their number in the upper margin."""
    return any(run.field == "PAGE" for blocks in section.headers.values() for each in flat(blocks) for run in each.runs)


def counted_in_one_run(subject: Subject) -> Outcome:
    """Whether the pages of the main text are counted from 1 without a break, in Arabic figures."""
    main = sorted({line.paragraph.section for line in subject.roles.placed if line.region in _MAIN})
    faults = []
    for at in main:
        section = subject.file.sections[at]
        if (section.counts_from or 1) != 1 or (at != main[0] and section.counts_from is not None):
            faults.append(whole("counted-anew", "page_number", at, found=float(section.counts_from or 0)))
        if section.number_shape not in {"decimal", "numberInDash"}:
            faults.append(whole("number-shape", "page_number", at))
    return found(faults)


def appendices_count_anew(subject: Subject) -> Outcome:
    """Whether every appendix counts its pages from 1."""
    begins = {line.appendix: line for line in reversed(subject.roles.placed) if line.appendix}
    if not begins:
        return ABSENT
    main = {line.paragraph.section for line in subject.roles.placed if line.region == "text"}
    sections = subject.file.sections
    return found(
        in_paragraph(line.paragraph, "not-counted-anew", line.role)
        for line in (begins[count] for count in sorted(begins))
        if line.paragraph.section in main or sections[line.paragraph.section].counts_from != 1
    )


def mirrored(subject: Subject) -> Outcome:
    """Whether a file for both sides of the paper turns its margins round: Word does so with those of the front."""
    return PASS if subject.file.mirrored else Outcome("not-applicable", why="one-sided")


def file_letters(subject: Subject) -> Outcome:
    """Whether what stands at the foot of pages, letters of the file, has the size and the slant of its style."""
    style = subject.form.style("drafter")
    size = asked(style, "size")
    lines = {each.at: each for section in subject.file.sections for each in _below(section)}
    faults = []
    for line in lines.values():
        runs = [run for run in line.runs if run.text.strip()]
        faults += [
            in_paragraph(line, "size", "drafter", found=run.letters.size, asked=size)
            for run in runs
            if size and not size.holds(run.letters.size)
        ]
        if not all(run.letters.italic for run in runs):
            faults.append(in_paragraph(line, "not-italic", "drafter"))
    return found(faults) if lines else ABSENT


def _below(section: Section) -> Iterator[Paragraph]:
    """What the lower margin of its pages says beside their number."""
    for blocks in section.footers.values():
        for each in flat(blocks):
            if each.text.strip() and not any(run.field == "PAGE" for run in each.runs):
                yield each
