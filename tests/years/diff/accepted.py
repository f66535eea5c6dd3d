"""All tracked changes of a Word file accepted or rejected, as Word does it, and what then stands on the page."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Literal
from zipfile import ZipFile

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.etree import _Element as Element

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
Answer = Literal["accept", "reject"]
_KEPT_TOGETHER = "<keepNext>"
"""Which row stays on a page with what follows is settled for the later plan."""
_COMES, _GOES = (f"{W}ins", f"{W}moveTo"), (f"{W}del", f"{W}moveFrom")
_DROPPED = {"accept": _GOES, "reject": _COMES}
_KEPT = {"accept": _COMES, "reject": _GOES}
_RANGES = tuple(f"{W}move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End"))


def page(docx: bytes) -> list[str]:
    """Every paragraph, row and page set-up of a Word file: its look, then its words in their looks."""
    body, notes = _read(docx)
    return list(_lines(body, notes))


def answered(docx: bytes, answer: Answer) -> list[str]:
    """The page once every change was accepted, or every one rejected."""
    body, notes = _read(docx)
    for part in (body, *notes.values()):
        _answer(part, answer)
    assert not list(body.iter(*_COMES, *_GOES, f"{W}delText", f"{W}pPrChange"))
    return list(_lines(body, notes))


def changes(docx: bytes) -> list[Element]:
    """Every element of a tracked change."""
    body, _ = _read(docx)
    return [one for one in body.iter() if one.get(f"{W}author") is not None]


def _read(docx: bytes) -> tuple[Element, dict[str, Element]]:
    with ZipFile(BytesIO(docx)) as package:
        body = etree.fromstring(package.read("word/document.xml"))[0]
        listed = "word/footnotes.xml" in package.namelist()
        notes = etree.fromstring(package.read("word/footnotes.xml")) if listed else ()
    for paragraph in list(body.iter(f"{W}p")):
        if _takes_no_room(paragraph):
            _give_back(paragraph)
            _remove(paragraph)
    return body, {str(note.get(f"{W}id")): note for note in notes}


def _takes_no_room(paragraph: Element) -> bool:
    """Whether it only keeps LibreOffice from moving what stands below; a paragraph of the plan has a style."""
    children = list(paragraph)
    return [each.tag for each in children] == [f"{W}pPr"] and children[0].find(f"{W}pStyle") is None


def _give_back(paragraph: Element) -> None:
    """The gap that what takes no room has of its own to what stands below it, and what it took from that above."""
    above, below = paragraph.getprevious(), paragraph.getnext()
    spacing = above.find(f"{W}pPr/{W}spacing") if above is not None else None
    if spacing is not None and list(spacing.attrib) == [f"{W}after"]:
        _remove(spacing)
    own = paragraph.find(f"{W}pPr/{W}spacing")
    style = below.find(f"{W}pPr/{W}pStyle") if below is not None else None
    kept = below.find(f"{W}pPr/{W}keepNext") if below is not None else None
    if own is not None and style is not None and own.get(f"{W}before") != "0":
        gap = etree.Element(f"{W}spacing", {f"{W}before": str(int(own.get(f"{W}before", "0")) + 1)})
        (style if kept is None else kept).addnext(gap)


def _answer(body: Element, answer: Answer) -> None:
    for mark in list(body.iter(*_RANGES)):
        _remove(mark)
    _rows(body, answer)
    _runs(body, answer)
    _looks(body, answer)
    _ends(body, answer)


def _rows(body: Element, answer: Answer) -> None:
    for row in list(body.iter(f"{W}tr")):
        marks = [mark for mark in row.iterfind(f"{W}trPr/*") if mark.tag in (*_COMES, *_GOES)]
        if any(mark.tag in _DROPPED[answer] for mark in marks):
            _remove(row)
        else:
            for mark in marks:
                _remove(mark)
    for table in list(body.iter(f"{W}tbl")):
        if table.find(f"{W}tr") is None:
            _remove(table)


def _runs(body: Element, answer: Answer) -> None:
    for change in list(body.iter(*_DROPPED[answer])):
        if _parent(change).tag in (f"{W}p", *_COMES, *_GOES):
            _remove(change)
    for change in list(body.iter(*_KEPT[answer])):
        if _parent(change).tag == f"{W}p":
            for child in change:
                change.addprevious(child)
            _remove(change)
    for text in body.iter(f"{W}delText"):
        text.tag = f"{W}t"


def _looks(body: Element, answer: Answer) -> None:
    """Changed properties: dropped, or put back; the end of a paragraph and its page set-up are no part of its look."""
    for name in ("pPr", "sectPr", "tcPr", "tblGrid"):
        for change in list(body.iter(f"{W}{name}Change")):
            now, before = _parent(change), change[0]
            _remove(change)
            if answer == "reject":
                for child in list(now):
                    if child.tag not in (f"{W}rPr", f"{W}sectPr", f"{W}headerReference"):
                        now.remove(child)
                at = 1 if name == "sectPr" else 0
                now[at:at] = list(before)


def _ends(body: Element, answer: Answer) -> None:
    """A paragraph that loses its end goes on in the next one; without words nothing of it is left."""
    for paragraph in list(body.iter(f"{W}p")):
        marks = paragraph.find(f"{W}pPr/{W}rPr")
        if marks is None:
            continue
        told = [mark for mark in marks if mark.tag in (*_COMES, *_GOES)]
        lost = any(mark.tag in _DROPPED[answer] for mark in told)
        for mark in told:
            marks.remove(mark)
        if not len(marks):
            _remove(marks)
        if not lost:
            continue
        runs = [run for run in paragraph if run.tag != f"{W}pPr"]
        following = paragraph.getnext()
        assert following is not None, "the last paragraph of a cell or of the text cannot lose its end"
        if runs:
            assert following.tag == f"{W}p", "words run into a table"
            at = 1 if following.find(f"{W}pPr") is not None else 0
            following[at:at] = runs
        _remove(paragraph)


def _lines(container: Element, notes: dict[str, Element]) -> Iterator[str]:
    for element in container:
        if element.tag == f"{W}p":
            yield from _paragraph(element, notes)
        elif element.tag == f"{W}sectPr":
            yield _look(element)
        elif element.tag == f"{W}tbl":
            yield f"<table {_look(element.find(f'{W}tblGrid'))}>"
            for row in element.iter(f"{W}tr"):
                yield f"<row {_look(row.find(f'{W}trPr'))}>"
                for cell in row.iter(f"{W}tc"):
                    yield f"<cell {_look(cell.find(f'{W}tcPr'))}>"
                    yield from (line.replace(_KEPT_TOGETHER, "") for line in _lines(cell, notes))


def _paragraph(paragraph: Element, notes: dict[str, Element]) -> Iterator[str]:
    """The look and words of a paragraph, unless it takes no room; then the page set-up that ends with it."""
    words, section = _words(paragraph, notes), paragraph.find(f"{W}pPr/{W}sectPr")
    if section is not None:
        _remove(section)
    if words or (section is None and paragraph.find(f"{W}pPr/{W}pStyle") is not None):
        yield f"{_look(paragraph.find(f'{W}pPr'))} {words}"
    if section is not None:
        yield _look(section)


def _words(paragraph: Element, notes: dict[str, Element]) -> str:
    """The words, each stretch in one look; a footnote stands where its mark is."""
    stretches: list[tuple[str, str]] = []
    for run in paragraph.iter(f"{W}r"):
        look = _look(run.find(f"{W}rPr"))
        for child in run:
            text = _sign(child, notes)
            if stretches and stretches[-1][0] == look:
                stretches[-1] = (look, stretches[-1][1] + text)
            elif text:
                stretches.append((look, text))
    return "".join(f"{look}«{text}»" for look, text in stretches)


def _sign(child: Element, notes: dict[str, Element]) -> str:
    if child.tag == f"{W}t":
        return child.text or ""
    if child.tag == f"{W}footnoteReference":
        return f"[{''.join(_words(each, {}) for each in notes[str(child.get(f'{W}id'))].iter(f'{W}p'))}]"
    return {f"{W}br": "\n", f"{W}noBreakHyphen": "\u2011"}.get(child.tag, "")


def _look(element: Element | None) -> str:
    """The properties of an element, in short."""
    return "" if element is None else "".join(_short(child) for child in element)


def _short(element: Element) -> str:
    own = "".join(f" {str(name).rpartition('}')[2]}={value!s}" for name, value in sorted(element.attrib.items()))
    return f"<{element.tag.rpartition('}')[2]}{own}{''.join(map(_short, element))}>"


def _parent(element: Element) -> Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def _remove(element: Element) -> None:
    _parent(element).remove(element)
