"""A Word file read back: what each paragraph looks like once its styles and the defaults have had their say."""

from __future__ import annotations

import io
import zipfile
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from lxml import etree

from kehoach.layout import metrics

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Element = etree._Element  # noqa: SLF001 - lxml gives its elements no other name
Figure = float | bool | str | None
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
OFF = {"0", "false", "none"}
MM_PER_TWIP = 25.4 / 1440
SIGNS = {W + "noBreakHyphen": "-", W + "br": " ", W + "tab": "\t"}


class WordFile:
    """The parts of a Word file that say how a page looks."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            self._parts = {name: file.read(name) for name in file.namelist()}
        styles = self._part("word/styles.xml")
        self._styles = {style.get(W + "styleId", ""): style for style in styles.iter(W + "style")}
        self._defaults = next(styles.iter(W + "docDefaults"))
        self._usual = next(name for name, each in self._styles.items() if _is_usual(each))

    def _part(self, name: str) -> Element:
        return etree.fromstring(self._parts[name])

    @cached_property
    def body(self) -> Element:
        """The text."""
        return self._part("word/document.xml")[0]

    @cached_property
    def paragraphs(self) -> list[Seen]:
        """All paragraphs in the order of the page, those in tables included."""
        return [Seen(self, each) for each in self.body.iter(W + "p")]

    @cached_property
    def header(self) -> Seen:
        """The paragraph of the page number."""
        return Seen(self, next(self._part("word/header1.xml").iter(W + "p")))

    @cached_property
    def sections(self) -> list[Section]:
        """The page set-ups in the order of the pages."""
        return [Section(each) for each in self.body.iter(W + "sectPr")]

    def said(self, words: str) -> Seen:
        """The paragraph that begins with these words."""
        return next(each for each in self.paragraphs if each.words.startswith(words))

    def holders(self, paragraph: Element, properties: str) -> Iterator[Element | None]:
        """Where the `pPr` or `rPr` of a paragraph may stand: its style, those that it is based on, the defaults."""
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        name = self._usual if named is None else named.get(W + "val")
        while name:
            style = self._styles[name]
            yield style.find(W + properties)
            base = style.find(W + "basedOn")
            name = None if base is None else base.get(W + "val")
        yield self._defaults.find(f"{W}{properties}Default/{W}{properties}")

    def room_of(self, container: Element) -> float:
        """The width of the text area or of the table cell that holds a paragraph, in twips."""
        width = container.find(f"{W}tcPr/{W}tcW")
        if width is not None:
            return float(width.get(W + "w", "0"))
        page = self.sections[0]
        return page.twips("pgSz", "w") - page.twips("pgMar", "left") - page.twips("pgMar", "right")


def _is_usual(style: Element) -> bool:
    return style.get(W + "type") == "paragraph" and style.get(W + "default") == "1"


class Section:
    """One page set-up."""

    def __init__(self, element: Element) -> None:
        self.element = element

    def twips(self, tag: str, name: str) -> float:
        """A length as the file has it."""
        return float(self.element.find(W + tag).get(W + name))  # type: ignore[union-attr,arg-type]

    def figure(self, name: str) -> Figure:
        """A figure of the page, lengths in millimetres."""
        if name == "hides_first_number":
            return self.element.find(W + "titlePg") is not None
        if name == "counts_from":
            count = self.element.find(W + "pgNumType")
            return None if count is None else float(count.get(W + "start", "nan"))
        if name == "number_from_edge":
            return self.twips("pgMar", "header") * MM_PER_TWIP
        tag = "pgSz" if name in {"w", "h"} else "pgMar"
        return self.twips(tag, name) * MM_PER_TWIP


class Seen:
    """One paragraph as it looks."""

    def __init__(self, file: WordFile, element: Element) -> None:
        self.file = file
        self.element = element

    @cached_property
    def words(self) -> str:
        """What a reader reads, a hard hyphen as a hyphen."""
        return "".join(SIGNS.get(str(each.tag), _text(each)) for each in self.element.iter())

    def figure(self, name: str) -> Figure:
        """A figure of the paragraph: points for sizes and gaps, millimetres for indents."""
        return FIGURES[name](self)

    @property
    def _runs(self) -> list[Element]:
        return [run for run in self.element.iter(W + "r") if run.find(W + "t") is not None]

    def run_value(self, tag: str, attribute: str = "val") -> str | None:
        """A property of the letters; what two runs disagree about is told as `mixed`."""
        found = {self._of_run(run, tag, attribute) for run in self._runs}
        return found.pop() if len(found) == 1 else "mixed"

    def _of_run(self, run: Element, tag: str, attribute: str) -> str | None:
        return _first([run.find(W + "rPr"), *self.file.holders(self.element, "rPr")], tag, attribute)

    def value(self, tag: str, attribute: str = "val") -> str | None:
        """A property of the paragraph."""
        return _first([self.element.find(W + "pPr"), *self.file.holders(self.element, "pPr")], tag, attribute)

    def length(self, tag: str, attribute: str) -> float:
        """A length of the paragraph in twips; 0 where nothing says otherwise."""
        return float(self.value(tag, attribute) or 0)

    @property
    def underlined(self) -> str:
        """The words with a line under them."""
        runs = [run for run in self._runs if (self._of_run(run, "u", "val") or "none") not in OFF]
        return "".join(str(text) for run in runs for text in run.itertext())

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines that its words break into."""
        room = (self.room - self.length("ind", "left") - self.length("ind", "right")) * MM_PER_TWIP
        return metrics.lines(self.words, room, self.size, bold=bool(self.figure("bold")))

    @property
    def longest(self) -> float:
        """The length of its longest line in millimetres."""
        return max(metrics.width(line, self.size, bold=bool(self.figure("bold"))) for line in self.lines)

    @property
    def size(self) -> float:
        """The size of its letters in points."""
        return float(self.run_value("sz") or 0) / 2

    @property
    def _container(self) -> Element:
        return self.element.getparent()  # type: ignore[return-value]

    @property
    def room(self) -> float:
        """The width of what holds it, in twips."""
        return self.file.room_of(self._container)

    @property
    def above(self) -> str:
        """The words of the nearest paragraph above it in the same cell or on the same page."""
        above = (Seen(self.file, each).words for each in self.element.itersiblings(W + "p", preceding=True))
        return next((words for words in above if words), "")

    def place(self, tag: str) -> float:
        """Which cell of its row, or which row of its table, it stands in, counted from 1; 0 outside of tables."""
        holder = next(self.element.iterancestors(W + tag), None)
        return 0 if holder is None else 1 + sum(1 for _ in holder.itersiblings(W + tag, preceding=True))

    @property
    def rule(self) -> Seen | None:
        """The drawn line below it."""
        below = (Seen(self.file, each) for each in self.element.itersiblings(W + "p"))
        return next((each for each in below if each.value("pBdr/top") and not each.words), None)

    @property
    def drawn(self) -> float:
        """How long the line is that this paragraph draws, in millimetres."""
        return (self.room - self.length("ind", "left") - self.length("ind", "right")) * MM_PER_TWIP

    @property
    def one_with(self) -> list[Seen]:
        """The paragraphs above and below that go on with it, itself included: the lines of one name."""
        style = self.value("pStyle")
        above, below = ([Seen(self.file, each) for each in self.element.itersiblings(W + "p", preceding=up)]
                        for up in (True, False))  # fmt: skip
        alike = [list(takewhile(lambda each: each.value("pStyle") == style, side)) for side in (above, below)]
        return [self, *alike[0], *alike[1]]


def _text(element: Element) -> str:
    return element.text or "" if element.tag == W + "t" else ""


def _first(holders: list[Element | None], tag: str, attribute: str) -> str | None:
    """The first of the holders that says something; a property without a value is `1`."""
    path = "/".join(W + step for step in tag.split("/"))
    for holder in holders:
        found = None if holder is None else holder.find(path)
        said = None if found is None else found.get(W + attribute, "1" if attribute == "val" else None)
        if said is not None:
            return said
    return None


def _is_on(value: str | None) -> bool:
    return value is not None and value not in OFF


def _case(seen: Seen) -> str:
    if _is_on(seen.run_value("caps")) or seen.words.isupper():
        return "upper"
    return "lower" if seen.words[:1].islower() else "ordinary"


def _rule(seen: Seen) -> float:
    """The length of the drawn line in hundredths of the text above it; 0 where there is none."""
    return 100 * seen.rule.drawn / max(each.longest for each in seen.one_with) if seen.rule else 0.0


def _is_centred(seen: Seen) -> bool:
    return seen.rule is not None and seen.rule.length("ind", "left") == seen.rule.length("ind", "right") > 0


def _line(seen: Seen) -> float | None:
    """Line spacing as a multiple, `None` where it is counted in points."""
    return None if seen.value("spacing", "lineRule") == "exact" else seen.length("spacing", "line") / 240


def _exact(seen: Seen) -> float | None:
    return seen.length("spacing", "line") / 20 if seen.value("spacing", "lineRule") == "exact" else None


def _frame(seen: Seen) -> float:
    """The width of the frame around it in millimetres; 0 where there is none."""
    sides = [_is_on(seen.value(f"pBdr/{side}")) for side in ("top", "left", "bottom", "right")]
    own = seen.length("framePr", "w") * MM_PER_TWIP
    return (own or seen.drawn) if all(sides) else 0


def _frame_height(seen: Seen) -> float:
    """The height of the frame: its line, and what its borders keep from it."""
    kept = seen.length("pBdr/top", "space") + seen.length("pBdr/bottom", "space")
    return (metrics.pitch(seen.size) + kept) * metrics.MM_PER_POINT


def _from_top(seen: Seen) -> float | None:
    """How far below the upper edge of the page it is put; `None` where it stands in the text."""
    return seen.length("framePr", "y") * MM_PER_TWIP if seen.value("framePr", "vAnchor") == "page" else None


def _from_bottom(seen: Seen) -> float | None:
    """How far above the lower edge of the page a line ends that is put there."""
    top = _from_top(seen)
    height = seen.file.sections[0].twips("pgSz", "h") * MM_PER_TWIP
    return None if top is None else height - top - len(seen.lines) * metrics.pitch(seen.size) * metrics.MM_PER_POINT


FIGURES: dict[str, Callable[[Seen], Figure]] = {
    "words": lambda seen: seen.words,
    "size": lambda seen: seen.size,
    "bold": lambda seen: _is_on(seen.run_value("b")),
    "italic": lambda seen: _is_on(seen.run_value("i")),
    "underlined": lambda seen: seen.underlined,
    "font": lambda seen: seen.run_value("rFonts", "ascii"),
    "colour": lambda seen: seen.run_value("color") or "auto",
    "case": _case,
    "align": lambda seen: seen.value("jc") or "left",
    "first_line": lambda seen: seen.length("ind", "firstLine") * MM_PER_TWIP,
    "left": lambda seen: seen.length("ind", "left") * MM_PER_TWIP,
    "before": lambda seen: seen.length("spacing", "before") / 20,
    "after": lambda seen: seen.length("spacing", "after") / 20,
    "line": _line,
    "exact": _exact,
    "lines": lambda seen: float(len(seen.lines)),
    "rule": _rule,
    "rule_centred": _is_centred,
    "frame": _frame,
    "frame_height": _frame_height,
    "from_top": _from_top,
    "from_bottom": _from_bottom,
    "cell": lambda seen: seen.room * MM_PER_TWIP,
    "kept_with_next": lambda seen: _is_on(seen.value("keepNext")),
    "follows": lambda seen: seen.above,
    "column": lambda seen: seen.place("tc"),
    "row": lambda seen: seen.place("tr"),
    "own_page": lambda seen: seen.element.getprevious() is None or _ends_pages(seen.element.getprevious()),
}
"""What can be asked of a paragraph."""


def _ends_pages(element: Element | None) -> bool:
    return element is not None and element.find(f"{W}pPr/{W}sectPr") is not None
