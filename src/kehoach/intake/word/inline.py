"""What stands in a paragraph: its runs, with fields, notes, tracked changes and drawings."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake import encodings
from kehoach.intake.word import drawings, formulas, raw
from kehoach.intake.word.file import Change, DrawnLine, Run
from kehoach.intake.word.values import child_val, is_on, number, val
from kehoach.intake.word.xml import MC, M, W

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from kehoach.intake.word.drawings import BoxFound, Drawings
    from kehoach.intake.word.looks import Letters
    from kehoach.intake.word.state import State
    from kehoach.intake.word.styles import Layers
    from kehoach.intake.word.xml import Element

_SIGNS = {"tab": "\t", "ptab": "\t", "cr": "\n", "noBreakHyphen": "-", "softHyphen": "\u00ad", "pgNum": ""}
_INSERTED, _DELETED = {"ins", "moveTo"}, {"del", "moveFrom"}
_HOLDERS = {"smartTag", "customXml", "dir", "bdo", "sdtContent", "ruby", "rubyBase"}
_PAGE_ENDS = "\f"
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
            self._add(formulas.formula(element), within, self.state.letters(within, {}))

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
        style = self.state.styles.name(direct["style"]) if "style" in direct else ""
        made = Run("", letters, self.state.handles.add_run(element), style=style)
        text: list[str] = []
        for each in element:
            name = each.tag[len(W) :] if each.tag.startswith(W) else ""
            if name in _NOTES:
                self._words(text, within, replace(made, note=self.state.note(each, name)))
                text = []
            elif name != "rPr":
                text.append(self._piece(each, name, within))
        self._words(text, within, made)

    def _words(self, text: Sequence[str], within: Within, made: Run) -> None:
        """Words of a run, up to the note that hangs on their end."""
        words = "".join(text)
        if "\u00ad" in words and not encodings.font(made.letters.font):  # to an old font it is a letter, ư
            words = words.replace("\u00ad", "")
        field = self.state.fields.result or within.field
        if words or made.note or field == "PAGE":
            self._add(words, within, made.letters, replace(made, field=field))

    def _add(self, text: str, within: Within, letters: Letters, made: Run | None = None) -> None:
        if text.strip():
            self.ends_page = False
        run = made or Run("", letters)
        self.runs.append(
            Run(text, letters, run.at, run.field, run.note, within.change, link=within.link, style=run.style)
        )

    def _piece(self, element: Element, name: str, within: Within) -> str:
        """The text of one thing in a run."""
        fields = self.state.fields
        if name == "fldChar":
            return fields.mark(element) or _chosen_in(element)
        if name == "instrText":
            fields.instruct(element.text or "")
            return ""
        return "" if fields.hides else self._shown(element, name, within)

    def _shown(self, element: Element, name: str, within: Within) -> str:
        """The text of what a page shows; drawings are put aside."""
        if name == "t" or (name == "delText" and within.change == "deleted"):
            return element.text or ""
        if name in _SIGNS:
            return _SIGNS[name]
        if read := {"br": self._break, "sym": _symbol, "ruby": _glossed}.get(name):
            return read(element)
        self._drawing(element, name)
        return ""

    def _break(self, element: Element) -> str:
        if element.get(f"{W}type") not in {"page", "column"}:
            return "\n"
        self.ends_page = element.get(f"{W}type") == "page"
        if self.ends_page and not any(run.text.strip() for run in self.runs):
            self.begins_page = True
        return _PAGE_ENDS

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


def _glossed(element: Element) -> str:
    """What a gloss stands above."""
    return "".join(each.text or "" for each in element.iterfind(f"{W}rubyBase//{W}t"))


def _chosen_in(element: Element) -> str:
    """What a form shows that keeps it in no run of its own: the entry of a list, a box that is ticked or not."""
    entries = [val(each) for each in element.iterfind(f"{W}ffData/{W}ddList/{W}listEntry")]
    if entries:
        chosen = number(child_val(element, f"ffData/{W}ddList/{W}result", "0"))
        return entries[chosen] if 0 <= chosen < len(entries) else ""
    box = element.find(f"{W}ffData/{W}checkBox")
    if box is None:
        return ""
    ticked = box.find(f"{W}checked")
    return "☑" if is_on(ticked if ticked is not None else box.find(f"{W}default")) else "☐"


def with_breaks(runs: list[Run]) -> list[Run]:
    """The runs; where a page ends between words, a line does, and what is at an end of them is no break of the line."""
    if not any(_PAGE_ENDS in run.text for run in runs):
        return runs
    worded = [at for at, run in enumerate(runs) if run.text.strip()]
    first, last = (worded[0], worded[-1]) if worded else (0, 0)
    return [replace(run, text=_broken(run.text, starts=at <= first, ends=at >= last)) for at, run in enumerate(runs)]


def _broken(text: str, *, starts: bool, ends: bool) -> str:
    text = text.lstrip(_PAGE_ENDS) if starts else text
    return (text.rstrip(_PAGE_ENDS) if ends else text).replace(_PAGE_ENDS, "\n")


class Fields:
    """The fields that are open while a text is read; they may span paragraphs."""

    def __init__(self, parts: Iterable[Element] = ()) -> None:
        self._open: list[list[str]] = []
        self._endless = {mark for part in parts for mark in _endless(part)}

    def mark(self, element: Element) -> str:
        """Take note of the beginning, the middle or the end of a field, and say what it shows that has no result.

        One without an end would hide what follows.
        """
        kind = element.get(f"{W}fldCharType", "")
        equation = self._equation() if kind != "begin" else ""
        if kind == "begin" and element not in self._endless:
            self._open.append([""])
        elif kind == "separate" and self._open:
            self._open[-1].append("result")
        elif kind == "end" and self._open:
            self._open.pop()
        return "" if self.hides else equation

    def _equation(self) -> str:
        """The formula whose instruction was read last."""
        instruction = self._open[-1][0].strip() if self._open and len(self._open[-1]) == 1 else ""
        return formulas.equation(instruction[2:]) if instruction.upper().startswith("EQ ") else ""

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
        """The name of the innermost field whose result is read now; `TOC` in all of a table of contents."""
        names = [(each[0].split() or [""])[0].upper() for each in self._open if len(each) > 1]
        return "TOC" if "TOC" in names else names[-1] if names else ""


def _endless(part: Element) -> list[Element]:
    """Where fields begin that never end."""
    begun: list[Element] = []
    for mark in part.iter(f"{W}fldChar"):
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            begun.append(mark)
        elif kind == "end" and begun:
            begun.pop()
    return begun
