"""Package → WordFile: the one way in which Word files are read, for import and audit alike.

`package.open_file(path)` gives a package, or a `Refusal` where the file is not read; `read(package)` gives its final
text, `read(package, revisions=True)` keeps deleted words too. Then `file.blocks` are the body as it stands, and
`file.paragraphs` every paragraph of it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from kehoach.intake.word import raw
from kehoach.intake.word.drawings import chosen
from kehoach.intake.word.file import Box, Paragraph, WordFile
from kehoach.intake.word.inline import Inline, Within, with_breaks
from kehoach.intake.word.state import Handles, State
from kehoach.intake.word.tables import Place, table
from kehoach.intake.word.values import is_on
from kehoach.intake.word.xml import MC, W

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.intake.word.drawings import BoxFound
    from kehoach.intake.word.file import Block, Run, Section
    from kehoach.intake.word.lists import Label
    from kehoach.intake.word.looks import Letters
    from kehoach.intake.word.package import Package
    from kehoach.intake.word.styles import Layers
    from kehoach.intake.word.xml import Element

_TRANSPARENT = {f"{W}{name}" for name in ("sdtContent", "customXml", "smartTag", "ins", "moveTo")}
_CHANGED_LOOKS = ("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tcPrChange")
_CHANGES = tuple(W + name for name in ("ins", "del", "moveFrom", "moveTo", *_CHANGED_LOOKS))


class Reading(NamedTuple):
    """A file that was read, and the elements that its paragraphs and runs are."""

    file: WordFile
    handles: Handles


def read(package: Package, *, revisions: bool = False) -> WordFile:
    """The file as a reader sees it: tracked changes accepted, or with what they delete where `revisions` is asked."""
    return read_with_handles(package, revisions=revisions).file


def read_with_handles(package: Package, *, revisions: bool = False) -> Reading:
    """The same, and the elements behind it."""
    state = State(package, revisions=revisions)
    body = next(package.text.iter(f"{W}body"), package.text)
    blocks = _blocks(state, body, Place(state.text_width))
    notes = tuple(_blocks(state, each, Place(state.text_width)) for each in state.notes)
    state.handles.sections = [each.element for each in state.setups]
    return Reading(_file(state, blocks, notes), state.handles)


def _file(state: State, blocks: tuple[Block, ...], notes: tuple[tuple[Block, ...], ...]) -> WordFile:
    package = state.package
    settings, comments = package.one("settings"), package.one("comments")
    return WordFile(
        blocks=blocks,
        sections=tuple(_sections(state)),
        notes=notes,
        comments=0 if comments is None else sum(1 for _ in comments.iter(f"{W}comment")),
        changes=sum(1 for part in package.parts.values() for _ in part.iter(*_CHANGES)),
        chunks=sum(1 for _ in package.text.iter(f"{W}altChunk")),
        macros=package.macros,
        external=package.external,
        mirrored=settings is not None and is_on(settings.find(f"{W}mirrorMargins")),
        odd_and_even=settings is not None and is_on(settings.find(f"{W}evenAndOddHeaders")),
    )


def _sections(state: State) -> Iterator[Section]:
    known: dict[str, tuple[Block, ...]] = {}

    def blocks(relation: str) -> tuple[Block, ...]:
        if relation not in known:
            target = state.package.relations.get(relation)
            part = state.package.parts.get(target.target) if target else None
            known[relation] = () if part is None else _blocks(state, part, Place(state.text_width))
        return known[relation]

    for setup in state.setups:
        headers = {kind: blocks(relation) for kind, relation in setup.headers.items()}
        footers = {kind: blocks(relation) for kind, relation in setup.footers.items()}
        yield replace(setup.section, headers=headers, footers=footers)


class _Flow:
    """The blocks of one container while they are read."""

    def __init__(self, state: State, place: Place) -> None:
        self.state = state
        self.place = place
        self.out: list[Block] = []
        self.carried: list[Run] = []
        """Words that belong to the next paragraph."""
        self.page_is_next = False

    def read(self, element: Iterable[Element]) -> None:
        """Read every block in an element."""
        for each in element:
            if each.tag == f"{W}p":
                self._paragraph(each)
            elif each.tag == f"{W}tbl":
                self._table(each)
            elif each.tag == f"{W}sdt":
                for content in each.iterfind(f"{W}sdtContent"):
                    self.read(content)
            elif each.tag in _TRANSPARENT:
                self.read(each)
            elif each.tag == f"{MC}AlternateContent":
                branch = chosen(each)
                self.read(() if branch is None else branch)

    def _table(self, element: Element) -> None:
        self._keep_to_section()
        state = self.state
        self.out.append(table(element, state, self.place, lambda cell, place: _blocks(state, cell, place)))

    def _keep_to_section(self) -> None:
        if self.place.spot is None and not self.place.boxed:
            self.place = self.place._replace(room=self.state.text_width)

    def _paragraph(self, element: Element) -> None:
        self._keep_to_section()
        properties = element.find(f"{W}pPr")
        direct = raw.paragraph(properties)
        style = self.state.styles.style_of(direct)
        inline = Inline(self.state, Within(style, self.place.layers))
        inline.read(element)
        inline.runs = with_breaks([*self.carried, *inline.runs])
        if properties is not None and self._runs_on(properties):
            self.carried = inline.runs
            return
        self.carried = []
        made = _made(self.state, element, direct, inline, self.place)
        starts = self.page_is_next or inline.begins_page or made.shape.new_page
        self.out.append(replace(made, starts_page=starts))
        self.page_is_next = inline.ends_page and not inline.begins_page
        if properties is not None and properties.find(f"{W}sectPr") is not None and self.place.spot is None:
            self._next_section()

    def _runs_on(self, properties: Element) -> bool:
        """Whether the next paragraph goes on with the words of this one: its mark is deleted, or it is a drop cap."""
        deleted = not self.state.revisions and properties.find(f"{W}rPr/{W}del") is not None
        frame = properties.find(f"{W}framePr")
        return deleted or (frame is not None and frame.get(f"{W}dropCap", "none") != "none")

    def _next_section(self) -> None:
        self.state.section = min(self.state.section + 1, len(self.state.setups) - 1)
        kind = self.state.setups[self.state.section].section.kind
        self.page_is_next = kind != "continuous"


def _blocks(state: State, element: Element, place: Place) -> tuple[Block, ...]:
    flow = _Flow(state, place)
    flow.read(element)
    return tuple(flow.out)


def _made(state: State, element: Element, direct: raw.Raw, inline: Inline, place: Place) -> Paragraph:
    style = inline.within.style
    list_id, level = state.styles.listed(style, direct)
    label = state.lists.label(list_id, level) if list_id not in {"", "0"} else None
    mark = raw.letters(element.find(f"{W}pPr/{W}rPr"))
    return Paragraph(
        runs=tuple(inline.runs),
        shape=state.styles.shape(style, place.layers, direct, label.shape if label else None),
        letters=state.styles.letters(style, place.layers, mark if not inline.runs else {}),
        style=state.styles.name(style),
        label=label.text if label else "",
        label_gap=label.gap if label else "",
        label_kind=label.kind if label else "",
        label_letters=_label_letters(state, style, place.layers, mark, label),
        at=state.handles.add_paragraph(element),
        section=state.section,
        spot=place.spot,
        room=place.room,
        boxes=tuple(_box(state, each) for each in inline.boxes),
        lines=tuple(inline.lines),
        pictures=inline.pictures,
        boxed=place.boxed,
    )


def _label_letters(state: State, style: str, layers: Layers, mark: raw.Raw, label: Label | None) -> Letters | None:
    return state.styles.letters(style, layers, {**mark, **label.letters}) if label else None


def _box(state: State, found: BoxFound) -> Box:
    blocks = _blocks(state, found.content, Place(found.width, boxed=True))
    return Box(blocks, found.width, found.height, found.framed)
