"""The body of a plan: blocks in their order under their sections, with the facts that stand in them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.dsl.nodes import Directive, Heading, Paragraph, Point, Row
from kehoach.model import activities, directives, tables, tasks, texts
from kehoach.model import plan as model
from kehoach.model.draft import Place
from kehoach.model.outline import OpenSection, Outline
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.dsl.nodes import Block
    from kehoach.model.draft import Draft
    from kehoach.model.files import Files


class BodyBuilder:
    """Builds the content of a plan, an appendix or a directive."""

    def __init__(self, draft: Draft, files: Files, numbering: tuple[str, ...]) -> None:
        self.draft = draft
        self.files = files
        self.numbering = numbering

    def build(self, blocks: Iterable[Block], place: Place | None = None) -> tuple[model.Block, ...]:
        """The blocks of one content body."""
        outline = Outline(self.draft, self.numbering, place or Place())
        rows: list[Row] = []
        for block in blocks:
            if isinstance(block, Row):
                rows.append(block)
                continue
            self._flush(outline, rows)
            self._add(outline, block)
        self._flush(outline, rows)
        for top in outline.blocks:
            if isinstance(top, OpenSection):
                tasks.complete(top)
                activities.complete(top)
        for lead in outline.leads:
            under = [text for point in lead.points if (text := tasks.own_text(point))]
            tasks.complete_place(lead.place, lead.words, under)
        return outline.finish()

    def _flush(self, outline: Outline, rows: list[Row]) -> None:
        if rows:
            outline.add(tables.from_rows(self.draft, rows))
            rows.clear()

    def _add(self, outline: Outline, block: Heading | Point | Paragraph | Directive) -> None:
        if isinstance(block, Heading):
            self._check_level(outline, block)
            rank = outline.numbering.rank_of_heading(block.level)
            outline.add_section(self._section(outline, block, "#" * block.level, rank))
        elif isinstance(block, Point):
            rank = outline.numbering.rank_of_point(block.style)
            outline.add_section(self._section(outline, block, block.style, rank, typed=block.mark))
        elif isinstance(block, Paragraph):
            self._paragraph(outline, block)
        else:
            self._directive(outline, block)

    def _check_level(self, outline: Outline, heading: Heading) -> None:
        above = [len(one.mark) for one in outline.open if one.mark.startswith("#")]
        deepest = max((level for level in above if level < heading.level), default=0)
        if heading.level in above:
            return
        mark = Span(heading.span.start, heading.span.start + heading.level)
        if heading.level > len(self.numbering):
            self.draft.faults.at("KH026", mark, mark="#" * heading.level)
        elif heading.level > deepest + 1 and not (deepest == 0 and heading.level == 2):  # noqa: PLR2004 - a plan may begin at its second level
            right = "#" * (deepest + 1)
            fix = self.draft.faults.replacing("fix.write", mark, right)
            self.draft.faults.at("KH024", mark, fix, mark="#" * heading.level, right=right)

    def _section(self, outline: Outline, block: Heading | Point, mark: str, rank: int, typed: str = "") -> OpenSection:
        place = Place(outline.place(rank))
        words = texts.read(self.draft, block.prose, "heading" if isinstance(block, Heading) else "point", place)
        return OpenSection(
            mark=mark,
            rank=rank,
            text=texts.runs(words),
            id=place.anchor,
            span=block.span,
            place=place,
            plain=words.plain,
            typed=typed,
        )

    def _paragraph(self, outline: Outline, block: Paragraph) -> None:
        place = Place(outline.place_of_block())
        words = texts.read(self.draft, block.prose, "paragraph", place)
        tasks.complete_place(place, words.plain, [])
        paragraph = model.Paragraph(text=texts.runs(words), span=self.draft.span(block.span))
        outline.add_paragraph(paragraph, place, words.plain.rstrip())

    def _directive(self, outline: Outline, directive: Directive) -> None:
        maker = directives.MAKERS.get(directive.kind.name)
        if maker is not None:
            outline.add(maker(self, directive, outline.place_of_block()))
        elif directive.kind.name not in directives.ELSEWHERE:
            self.draft.faults.at("KH031", directive.head_span, name=directive.kind.name)
