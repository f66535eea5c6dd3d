"""Changes of what stands in a Word file, beside those of its properties; tracked where that is asked."""

from __future__ import annotations

from copy import deepcopy
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.audit.properties import Properties
from kehoach.intake.word.xml import W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from kehoach.intake.word.xml import Element

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_SIGNS = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n"}
_DELETED = {f"{W}t": f"{W}delText", f"{W}instrText": f"{W}delInstrText"}
_NO_TEXT = tuple(
    f"{W}{name}" for name in ("drawing", "pict", "object", "footnoteReference", "endnoteReference", "commentReference")
)
"""What hangs on a paragraph and would go with its words."""


class Sign(NamedTuple):
    """A sign of a paragraph, or something in it that is no sign, and where it stands."""

    run: int
    element: Element
    text: str


def signs_of(runs: Sequence[Element]) -> Iterator[Sign]:
    """All that stands in some runs, sign by sign."""
    for at, run in enumerate(runs):
        for each in run:
            if each.tag == f"{W}t":
                yield from (Sign(at, each, sign) for sign in each.text or "")
            elif each.tag != f"{W}rPr":
                yield Sign(at, each, _SIGNS.get(each.tag, "\ufffc"))


def is_text(paragraph: Element) -> bool:
    """Whether a paragraph holds nothing but words: no picture, no text box, no note."""
    return next(paragraph.iter(*_NO_TEXT), None) is None


class Edits(Properties):
    """Takes runs away and puts runs and paragraphs in."""

    def strike(self, run: Element) -> None:
        """Take a run away."""
        parent = run.getparent()
        if parent is None:
            return
        self.count += 1
        if not self.tracked:
            parent.remove(run)
            return
        for each in run:
            each.tag = _DELETED.get(each.tag, each.tag)
        holder = self.signed(run, "del")
        parent.replace(run, holder)
        holder.append(run)

    def empty(self, paragraph: Element) -> None:
        """Take away all that stands in a paragraph."""
        for field in list(paragraph.iter(f"{W}fldSimple")):
            field.getparent().remove(field)  # type: ignore[union-attr]
        for run in list(paragraph.iter(f"{W}r")):
            if run.getparent() is not None and run.getparent().tag != f"{W}del":  # type: ignore[union-attr]
                self.strike(run)

    def append(self, paragraph: Element, runs: Sequence[Element]) -> None:
        """Put runs at the end of a paragraph."""
        self.count += 1
        holder = paragraph
        if self.tracked:
            holder = self.signed(paragraph, "ins")
            paragraph.append(holder)
        holder.extend(runs)

    def put_below(self, above: Element, paragraph: Element) -> None:
        """Put an empty paragraph below another.

        Word tracks the mark that ends a paragraph. The last mark of a cell, or before a table, can neither come nor go:
        there the upper paragraph has the new mark, and the lower one takes over the old one with what it looked like.
        """
        self.count += 1
        below = above.getnext()
        above.addnext(paragraph)
        if not self.tracked:
            return
        last = below is None or below.tag != f"{W}p"
        if last:
            before = above.find(f"{W}pPr")
            self.remember(self.of(paragraph, "pPr"), before)
        self._end(above if last else paragraph).insert(0, self.signed(above, "ins"))

    def _end(self, paragraph: Element) -> Element:
        """The properties of the mark that ends a paragraph."""
        shape = self.of(paragraph, "pPr")
        self.place(shape, "rPr")
        found = shape.find(f"{W}rPr")
        assert found is not None  # noqa: S101 - it was just placed
        return found

    def parted(self, run: Element, signs: Iterable[tuple[Sign, int]]) -> Iterator[tuple[Element, int]]:
        """A run as several: a new part wherever a sign is of another kind than the one before it."""
        looks = run.find(f"{W}rPr")
        parent = run.getparent()
        assert parent is not None  # noqa: S101 - it stands in a paragraph
        for kind, group in groupby(signs, key=lambda each: each[1]):
            part = run.makeelement(run.tag, {}, None)
            if looks is not None:
                part.append(deepcopy(looks))
            part.extend(_content(run, [sign for sign, _ in group]))
            run.addprevious(part)
            yield part, kind
        parent.remove(run)

    def part_at_tabs(self, run: Element) -> None:
        """A run as several, so that what stands between tabs and line breaks can look otherwise than the rest."""
        signs = list(signs_of([run]))
        ends = list(accumulate(sign.text in "\t\n" for sign in signs))
        self.count += sum(1 for _ in self.parted(run, zip(signs, ends, strict=True)))


def _content(run: Element, signs: Sequence[Sign]) -> Iterator[Element]:
    for element, group in groupby(signs, key=lambda sign: sign.element):
        if element.tag != f"{W}t":
            yield element
            continue
        text = run.makeelement(element.tag, {_SPACE: "preserve"}, None)
        text.text = "".join(sign.text for sign in group)
        yield text
