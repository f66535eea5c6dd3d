"""Faults of layout seeded into good Word files, one at a time, each with the rules that must tell it and no other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lxml import etree

from kehoach.intake.audit.classify import classify
from kehoach.intake.audit.drawn import lines_of
from kehoach.intake.audit.forms import claimed
from kehoach.intake.audit.looks import words_of
from kehoach.intake.audit.properties import Properties
from kehoach.intake.word.package import Package, open_bytes
from kehoach.intake.word.read import read_with_handles
from kehoach.intake.word.save import saved
from kehoach.intake.word.xml import W
from kehoach.layout.formats import load_format

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.audit.roles import Placed, Roles
    from kehoach.intake.word.file import Paragraph, WordFile
    from kehoach.intake.word.state import Handles
    from kehoach.intake.word.xml import Element
    from kehoach.layout.formats import Marks

RUNNING = ("body", "point", "dash")


class Open(NamedTuple):
    """A good file, open for a fault."""

    package: Package
    file: WordFile
    handles: Handles
    roles: Roles
    form: str

    @property
    def marks(self) -> Marks:
        return load_format(self.form).marks

    def line(self, *roles: str, long: bool = False) -> Placed | None:
        """The first line of these roles; a long one takes more than one line of the page."""
        for each in self.roles.of(*roles):
            if each.region != "appendix" and (not long or len(lines_of(each.paragraph)) > 1):
                return each
        return None

    def paragraph(self, paragraph: Paragraph) -> Element:
        return self.handles.paragraphs[paragraph.at]

    def bytes(self) -> bytes:
        return saved(self.package, set(self.package.parts))


def opened(data: bytes) -> Open:
    package = open_bytes(data)
    assert isinstance(package, Package)
    reading = read_with_handles(package)
    name, day = claimed(reading.file)
    form = load_format(name, day)
    return Open(package, reading.file, reading.handles, classify(reading.file, form), form.name)


def properties(element: Element, name: str) -> Element:
    """The `pPr` or `rPr` of an element, made where there is none."""
    found = element.find(W + name)
    if found is None:
        found = etree.Element(W + name)
        element.insert(0, found)
    return found


def put(holder: Element, name: str, **attributes: str) -> None:
    """A property, in place of the one of its name."""
    for old in holder.findall(W + name):
        holder.remove(old)
    Properties(tracked=False).put(holder, name, **attributes)


def letters(name: str, *roles: str, whole: bool = True, **attributes: str) -> Callable[[Open], bool]:
    """A property put on the runs of the first line of these roles."""

    def make(file: Open) -> bool:
        line = file.line(*roles)
        if line is None:
            return False
        runs = list(file.paragraph(line.paragraph).iter(W + "r"))
        if not words_of(line):
            return False
        for run in runs if whole else runs[-1:]:
            put(properties(run, "rPr"), name, **attributes)
        return True

    return make


def shaped(name: str, *roles: str, long: bool = False, **attributes: str) -> Callable[[Open], bool]:
    """A property put on the first paragraph of these roles."""

    def make(file: Open) -> bool:
        line = file.line(*roles, long=long)
        if line is None:
            return False
        put(properties(file.paragraph(line.paragraph), "pPr"), name, **attributes)
        return True

    return make


def styled(styles: str, name: str, **attributes: str) -> Callable[[Open], bool]:
    """A property of the first of these styles that some line has, changed."""

    def make(file: Open) -> bool:
        sheet = file.package.one("styles")
        assert sheet is not None
        used = {each.get(W + "val") for each in file.package.text.iter(W + "pStyle")}
        for each in sheet.iter(W + "style"):
            if each.get(W + "styleId") in used.intersection(styles.split()):
                put(properties(each, "rPr"), name, **attributes)
                return True
        return False

    return make


def section(name: str, **attributes: str) -> Callable[[Open], bool]:
    """Attributes of the set-up of page one, changed."""

    def make(file: Open) -> bool:
        holder = file.handles.sections[0]
        found = None if holder is None else holder.find(W + name)
        if found is None:
            return False
        for key, value in attributes.items():
            found.set(W + key, value)
        return True

    return make


def no_title_page(file: Open) -> bool:
    holder = file.handles.sections[0]
    found = None if holder is None else holder.find(W + "titlePg")
    if holder is None or found is None:
        return False
    holder.remove(found)
    return True


def header(change: Callable[[Element], None]) -> Callable[[Open], bool]:
    """The header of the file, changed."""

    def make(file: Open) -> bool:
        part = file.package.one("header")
        assert part is not None
        change(next(part.iter(W + "p")))
        return True

    return make


def emptied(paragraph: Element) -> None:
    for run in paragraph.findall(W + "r"):
        paragraph.remove(run)


def said(paragraph: Element) -> None:
    run = etree.SubElement(paragraph, W + "r")
    etree.SubElement(run, W + "t").text = "Trang"


def large(paragraph: Element) -> None:
    for run in paragraph.iter(W + "r"):
        put(properties(run, "rPr"), "sz", val="20")


def to_the_right(paragraph: Element) -> None:
    put(properties(paragraph, "pPr"), "jc", val="right")


def without_rule(region: str, side: str) -> Callable[[Open], bool]:
    """The drawn line of a place, taken away."""

    def make(file: Open) -> bool:
        for drawn in file.roles.drawn:
            if (drawn.region, drawn.side) == (region, side):
                paragraph = file.handles.paragraphs[drawn.at]
                paragraph.find(f"{W}pPr").remove(paragraph.find(f"{W}pPr/{W}pBdr"))  # type: ignore[union-attr,arg-type]
                return True
        return False

    return make


def stretched(region: str, side: str) -> Callable[[Open], bool]:
    """The drawn line of a place, longer than its column."""

    def make(file: Open) -> bool:
        for drawn in file.roles.drawn:
            if (drawn.region, drawn.side) == (region, side):
                put(
                    properties(file.handles.paragraphs[drawn.at], "pPr"),
                    "ind",
                    left="-400",
                    right="-400",
                    firstLine="0",
                )
                return True
        return False

    return make


def pushed(region: str, side: str) -> Callable[[Open], bool]:
    """The drawn line of a place, pushed to one side."""

    def make(file: Open) -> bool:
        for drawn in file.roles.drawn:
            if (drawn.region, drawn.side) == (region, side):
                indents = file.handles.paragraphs[drawn.at].find(f"{W}pPr/{W}ind")
                assert indents is not None
                both = int(indents.get(W + "left", "0")) + int(indents.get(W + "right", "0"))
                indents.set(W + "left", "0")
                indents.set(W + "right", f"{both}")
                return True
        return False

    return make


def typed(file: Open) -> bool:
    """Underscores in place of the line under Tiêu ngữ."""
    if not without_rule("head", "right")(file):
        return False
    at = next(each.at for each in file.roles.drawn if (each.region, each.side) == ("head", "right"))
    run = etree.SubElement(file.handles.paragraphs[at], W + "r")
    etree.SubElement(run, W + "t").text = "_" * 20
    return True


def underlined(file: Open) -> bool:
    """Underlining in place of the line under Tiêu ngữ."""
    return without_rule("head", "right")(file) and letters("u", "motto", "banner", val="single")(file)


def words(change: Callable[[str], str], *roles: str, last: bool = False) -> Callable[[Open], bool]:
    """The text of a line, changed in its last or its first run of words."""

    def make(file: Open) -> bool:
        line = file.line(*roles)
        if line is None:
            return False
        texts = [each for each in file.paragraph(line.paragraph).iter(W + "t") if (each.text or "").strip()]
        text = texts[-1] if last else texts[0]
        before = text.text or ""
        text.text = change(before)
        text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        return text.text != before

    return make


def tabbed(file: Open) -> bool:
    line = file.line(*RUNNING)
    if line is None:
        return False
    run = next(file.paragraph(line.paragraph).iter(W + "r"))
    run.insert(0, etree.Element(W + "tab"))
    return True


def no_room(file: Open) -> bool:
    return shaped("spacing", "signer", "post", before="120", after="0")(file)


def kept_first(file: Open) -> bool:
    lines = file.roles.of("recipient")
    if len(lines) < 2:
        return False
    last, before = (file.paragraph(line.paragraph) for line in (lines[-1], lines[-2]))
    before.addprevious(last)
    for paragraph, mark in ((last, file.marks.recipient), (before, file.marks.last_recipient)):
        text = list(paragraph.iter(W + "t"))[-1]
        text.text = (text.text or "").rstrip(";,.") + mark
    return True


def swapped(file: Open) -> bool:
    """Tên loại under the trích yếu."""
    kind = file.line("kind")
    title = file.line("title")
    if kind is None or title is None:
        return False
    element = file.paragraph(kind.paragraph)
    file.paragraph(title.paragraph).addnext(element)
    return True


def gone(*roles: str) -> Callable[[Open], bool]:
    """The first line of these roles, taken away."""

    def make(file: Open) -> bool:
        line = file.line(*roles)
        if line is None:
            return False
        paragraph = file.paragraph(line.paragraph)
        parent = paragraph.getparent()
        assert parent is not None
        parent.remove(paragraph)
        return True

    return make


def ruled(*roles: str) -> Callable[[Open], bool]:
    """A line drawn under the last line of these roles."""

    def make(file: Open) -> bool:
        if not file.roles.of(*roles):
            return False
        line = file.roles.of(*roles)[-1]
        border = etree.SubElement(etree.Element(W + "pBdr"), W + "bottom")
        for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", "auto")):
            border.set(W + name, value)
        shape = properties(file.paragraph(line.paragraph), "pPr")
        put(shape, "pBdr")
        shape.find(W + "pBdr").append(border)  # type: ignore[union-attr]
        return True

    return make


def ruled_for_hyphens(file: Open) -> bool:
    """A line drawn under the trích yếu in place of the hyphens."""
    return gone("divider")(file) and ruled("title")(file)


def appendix_of_the_text(file: Open) -> bool:
    """The first appendix, no longer on a page of its own."""
    line = next((each for each in file.roles.placed if each.region == "appendix"), None)
    if line is None:
        return False
    for holder in file.handles.sections[1:2]:
        assert holder is not None
        put(holder, "type", val="continuous")
    return True


def appendix_counted_on(file: Open) -> bool:
    """The pages of the first appendix, counted on from those of the text."""
    for holder in file.handles.sections[1:2]:
        found = None if holder is None else holder.find(W + "pgNumType")
        if holder is not None and found is not None:
            holder.remove(found)
            return True
    return False


def letter_skipped(file: Open) -> bool:
    for line in file.roles.of("point", "heading3"):
        if line.text.startswith("b)") and line.region == "text":
            text = next(file.paragraph(line.paragraph).iter(W + "t"))
            text.text = (text.text or "").replace("b)", "c)")
            return True
    return False


def number_skipped(file: Open) -> bool:
    for line in file.roles.of("point", "heading2"):
        if line.text.startswith("2. ") and line.region == "text":
            text = next(file.paragraph(line.paragraph).iter(W + "t"))
            text.text = (text.text or "").replace("2.", "4.", 1)
            return True
    return False


def hidden(file: Open) -> bool:
    return letters("vanish", *RUNNING, whole=False)(file)


def tracked(file: Open) -> bool:
    line = file.line(*RUNNING)
    assert line is not None
    run = list(file.paragraph(line.paragraph).iter(W + "r"))[-1]
    parent = run.getparent()
    assert parent is not None
    holder = etree.Element(W + "ins", {W + "id": "1", W + "author": "A"})
    parent.replace(run, holder)
    holder.append(run)
    return True
