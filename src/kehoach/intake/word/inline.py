"""What stands in a paragraph: its runs, with fields, notes, tracked changes and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake import encodings
from kehoach.intake.word import drawings, raw
from kehoach.intake.word.file import Change, DrawnLine, Run
from kehoach.intake.word.xml import MC, M, W

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.word.drawings import BoxFound, Drawings
    from kehoach.intake.word.looks import Letters
    from kehoach.intake.word.state import State
    from kehoach.intake.word.styles import Layers
    from kehoach.intake.word.xml import Element

_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "pgNum": ""}
_INSERTED, _DELETED = {"ins", "moveTo"}, {"del", "moveFrom"}
_HOLDERS = {"smartTag", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase"}
_NOTES = {"footnoteReference", "endnoteReference"}
_BYTE, _PRIVATE = 0x100, range(0xE000, 0xF900)


class Within(NamedTuple):
    """What holds a run."""

    style: str
    layers: Layers
    change: Change = ""
    link: bool = False
    field: str = ""


class Inline:
    """The content of one paragraph while it is read."""

    def __init__(self, state: State, within: Within) -> None:
        self.state = state
        self.within = within
        self.runs: list[Run] = []
        self.boxes: list[BoxFound] = []
        self.lines: list[DrawnLine] = []
        self.pictures = 0
        self.ends_page = False
        """Whether a page break is the last thing seen."""
        self.begins_page = False
        """Whether a page break comes before all words."""

    def read(self, element: Element, within: Within | None = None) -> None:
        """Read everything in an element of runs."""
        within = within or self.within
        for each in element:
            tag: str = each.tag
            if not tag.startswith(W):
                self._foreign(each, within)
                continue
            name = tag[len(W) :]
            if name == "r":
                self._run(each, within)
            elif name in _HOLDERS:
                self.read(each, within)
            elif name in _CONTAINERS:
                _CONTAINERS[name](self, each, within)

    def _foreign(self, element: Element, within: Within) -> None:
        if element.tag == f"{MC}AlternateContent":
            branch = drawings.chosen(element)
            if branch is not None:
                self.read(branch, within)
        elif element.tag.startswith(M):
            text = "".join(each.text or "" for each in element.iter(f"{M}t"))
            self._add(text, within, self.state.letters(within, {}))

    def _content(self, element: Element, within: Within) -> None:
        content = element.find(f"{W}sdtContent")
        if content is not None:
            self.read(content, within)

    def _inserted(self, element: Element, within: Within) -> None:
        self.read(element, within._replace(change="inserted"))

    def _deleted(self, element: Element, within: Within) -> None:
        if self.state.revisions:
            self.read(element, within._replace(change="deleted"))

    def _link(self, element: Element, within: Within) -> None:
        self.read(element, within._replace(link=True))

    def _simple_field(self, element: Element, within: Within) -> None:
        name = (element.get(f"{W}instr") or "").split()
        self.read(element, within._replace(field=name[0].upper() if name else ""))

    def _run(self, element: Element, within: Within) -> None:
        direct = raw.letters(element.find(f"{W}rPr"))
        letters = self.state.letters(within, direct)
        at = self.state.handles.add_run(element)
        text: list[str] = []
        note = 0
        for each in element:
            name = each.tag[len(W) :] if each.tag.startswith(W) else ""
            if name in _NOTES:
                note = self.state.note(each, name)
            elif name != "rPr":
                text.append(self._piece(each, name, within))
        words = "".join(text)
        if "\u00ad" in words and not encodings.font(letters.font):  # to an old font it is a letter, ư
            words = words.replace("\u00ad", "")
        style = self.state.styles.name(direct["style"]) if "style" in direct else ""
        field = self.state.fields.result or within.field
        if words or note or field == "PAGE":
            self._add(words, within, letters, Run("", letters, at, field, note, style=style))

    def _add(self, text: str, within: Within, letters: Letters, made: Run | None = None) -> None:
        if text.strip():
            self.ends_page = False
        run = made or Run("", letters)
        self.runs.append(
            Run(text, letters, run.at, run.field, run.note, within.change, link=within.link, style=run.style)
        )

    def _piece(self, element: Element, name: str, within: Within) -> str:
        """The text of one thing in a run; drawings are put aside."""
        fields = self.state.fields
        if name == "fldChar":
            fields.mark(element.get(f"{W}fldCharType", ""))
        elif name == "instrText":
            fields.instruct(element.text or "")
        elif fields.hides:
            return ""
        elif name == "t" or (name == "delText" and within.change == "deleted"):
            return element.text or ""
        elif name in _SIGNS:
            return _SIGNS[name]
        elif name == "br":
            return self._break(element)
        elif name == "sym":
            return _symbol(element)
        else:
            self._drawing(element, name)
        return ""

    def _break(self, element: Element) -> str:
        if element.get(f"{W}type") not in {"page", "column"}:
            return "\n"
        self.ends_page = element.get(f"{W}type") == "page"
        if self.ends_page and not any(run.text.strip() for run in self.runs):
            self.begins_page = True
        return ""

    def _drawing(self, element: Element, name: str) -> None:
        if name == "drawing":
            self._found(drawings.of_drawing(element))
        elif name in {"pict", "object"}:
            self._found(drawings.of_picture(element))
        elif element.tag == f"{MC}AlternateContent":
            branch = drawings.chosen(element)
            for each in () if branch is None else branch:
                if each.tag.startswith(W):
                    self._drawing(each, each.tag[len(W) :])

    def _found(self, found: Drawings) -> None:
        self.boxes += found.boxes
        self.lines += found.lines
        self.pictures += found.pictures


_CONTAINERS: dict[str, Callable[[Inline, Element, Within], None]] = {
    "sdt": Inline._content,  # noqa: SLF001 - a table of its own methods
    "hyperlink": Inline._link,  # noqa: SLF001 - the same
    "fldSimple": Inline._simple_field,  # noqa: SLF001 - the same
    **dict.fromkeys(_INSERTED, Inline._inserted),  # noqa: SLF001 - the same
    **dict.fromkeys(_DELETED, Inline._deleted),  # noqa: SLF001 - the same
}


def _symbol(element: Element) -> str:
    """The sign of a `w:sym`; those of the symbol faces lie in a private range."""
    try:
        code = ord(chr(int(element.get(f"{W}char", ""), 16)))
    except (ValueError, OverflowError):
        return ""
    font = element.get(f"{W}font", "")
    shown = chr(code % _BYTE) if encodings.font(font) else encodings.sign(code, font)
    return shown if shown.isprintable() or code in _PRIVATE else ""


class Fields:
    """The fields that are open while a text is read; they may span paragraphs."""

    def __init__(self) -> None:
        self._open: list[list[str]] = []

    def mark(self, kind: str) -> None:
        """Take note of the beginning, the middle or the end of a field."""
        if kind == "begin":
            self._open.append([""])
        elif kind == "separate" and self._open:
            self._open[-1].append("result")
        elif kind == "end" and self._open:
            self._open.pop()

    def instruct(self, text: str) -> None:
        """Take note of what a field does."""
        if self._open:
            self._open[-1][0] += text

    @property
    def hides(self) -> bool:
        """Whether what is read now is an instruction, not a result."""
        return any(len(each) == 1 for each in self._open)

    @property
    def result(self) -> str:
        """The name of the innermost field whose result is read now."""
        shown = [each[0].split() for each in self._open if len(each) > 1]
        return shown[-1][0].upper() if shown and shown[-1] else ""
