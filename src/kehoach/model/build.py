"""Tree → Plan: names first, then the head, the body and what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

import msgspec

from kehoach import dsl
from kehoach.dsl.faults import Faults, without_echoes
from kehoach.dsl.keywords import leading_keyword
from kehoach.dsl.nodes import Directive, Paragraph
from kehoach.model import head, parameters, questions, tail, texts, units
from kehoach.model.body import BodyBuilder
from kehoach.model.draft import Draft, Passage, Place
from kehoach.model.names import Names, index
from kehoach.model.office import Office
from kehoach.model.plan import Appendix, Plan, Question, Section
from kehoach.model.values_check import impossible_values
from kehoach.text.diagnostics import Diagnostic
from kehoach.text.letters import fold
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from kehoach.dsl.nodes import Block as Node
    from kehoach.dsl.nodes import Pair, Tree
    from kehoach.model.files import Files
    from kehoach.model.plan import (
        Abbreviation,
        Activity,
        Anniversary,
        Assignment,
        Award,
        Block,
        Budget,
        Citation,
        Goal,
        Head,
        Indicator,
        Mention,
        Milestone,
        Parameter,
        Phase,
        Recipient,
        Slogan,
    )
    from kehoach.text.diagnostics import Fix
    from kehoach.text.source import Source

    Blocks = tuple[Block, ...]

    class Facts(TypedDict):
        """The fields of a plan that its text fills as it is read."""

        citations: tuple[Citation, ...]
        goals: tuple[Goal, ...]
        indicators: tuple[Indicator, ...]
        phases: tuple[Phase, ...]
        milestones: tuple[Milestone, ...]
        assignments: tuple[Assignment, ...]
        activities: tuple[Activity, ...]
        awards: tuple[Award, ...]
        budget: Budget
        abbreviations: tuple[Abbreviation, ...]
        slogans: tuple[Slogan, ...]
        anniversaries: tuple[Anniversary, ...]
        mentions: tuple[Mention, ...]


_MAIN = "kế hoạch"
_DASHES = ("-", "+")


class Compiled(msgspec.Struct, frozen=True):
    """The plan that a source says, as far as it can be made, what is wrong with it, and its words in their places."""

    plan: Plan | None
    diagnostics: tuple[Diagnostic, ...]
    passages: tuple[Passage, ...]


_MAY_STAND_THERE = ("KH050", "KH071")
"""Names and parts of the head that are lacking, and may stand in a file that cannot be read."""


def compile_plan(source: Source, files: Files, given: Mapping[str, str] | None = None) -> Compiled:
    """Compile a source; a plan comes out wherever it has a head."""
    tree, found = dsl.parse(source)
    faults = Faults(source)
    files.sources[source.path] = source
    builder = PlanBuilder(faults, files, tree, given or {})
    plan = builder.build()
    impossible_values(faults)
    told = without_echoes((*found, *builder.office.diagnostics, *faults.diagnostics))
    if builder.office.lacks_a_file:
        told = tuple(one for one in told if one.code not in _MAY_STAND_THERE)
    found = tuple(sorted(told, key=lambda one: (one.place.file != source.path, one.place, one.code)))
    return Compiled(plan, found, tuple(builder.draft.passages))


class Years:
    """The years of a plan by the values of its parameters, each at a fraction of what compiling the plan costs."""

    def __init__(self, source: Source, files: Files) -> None:
        self._source = source
        self._files = files
        self._tree, _ = dsl.parse(source)

    def year(self, given: Mapping[str, str]) -> int | None:
        """The year that the plan has with these values."""
        return PlanBuilder(Faults(self._source), self._files, self._tree, given).year()


class PlanBuilder:
    """Builds one plan."""

    def __init__(self, faults: Faults, files: Files, tree: Tree, given: Mapping[str, str]) -> None:
        self.faults = faults
        self.files = files
        self.tree = tree
        self.blocks = tree.blocks
        self.given = given
        self.names = Names()
        self.names.main_file = faults.source.path
        self.draft = Draft(faults, self.names)
        self.office = Office(self.draft, files)

    def build(self) -> Plan | None:
        """The plan, or nothing where the file holds none."""
        main = self._only(_MAIN)
        if main is None:
            self._without_plan()
            return None
        given = self._given(main)
        index(self.names, self.faults, self.blocks)
        reader = head.HeadReader(self.draft, main, self.office.head_pairs)
        plan_head = reader.read()
        reader.named_files(self.files)
        self._name_the_head(plan_head)
        self.names.target_year = head.target_year(main, plan_head)
        return self._assemble(plan_head, BodyBuilder(self.draft, self.files, reader.shapes()), given)

    def year(self) -> int | None:
        """The year of the plan; the rest of it is not read."""
        main = self._only(_MAIN)
        if main is not None:
            self._given(main)
        return self.names.year

    def _given(self, main: Directive) -> tuple[Parameter, ...]:
        """The parameters with their values, by which the year is known."""
        self.names.year = head.year_of(main)
        self.office.read(self.blocks)
        if self.names.year is None:
            self.names.year = self.office.year
        if self.names.year is not None:
            self.names.set("năm", self.names.year)
        own = self._only("tham số")
        declared = self._declared(main, own.pairs if own else ())
        given = parameters.read(self.draft, declared, self.given, own.head_span if own else Span(0, 0))
        self._year_from_parameters(main)
        return given

    def _declared(self, main: Directive, own: tuple[Pair, ...]) -> list[tuple[Pair, Faults]]:
        """The plan's parameters, and those of the office that the plan says nothing of."""
        stated = main.pair("năm")
        told = {fold(pair.key) for pair in own}
        if self.names.year is not None and not (stated and "{" in stated.value.text):
            told.add("nam")
        return [(pair, self.faults) for pair in own] + [
            (pair, faults) for pair, faults in self.office.parameters if fold(pair.key) not in told
        ]

    def _without_plan(self) -> None:
        """A file of nothing but what offices share is sound without a plan; any other lacks one."""
        if self.blocks and all(isinstance(block, Directive) and block.kind.shared for block in self.blocks):
            self.office.read(self.blocks)
        else:
            self.faults.at("KH070", self.faults.source.line_span(0), *self._missing_sign())

    def _missing_sign(self) -> Iterator[Fix]:
        """The `@` that a first line lacks which is else the head of a plan, with lines under it."""
        first = next(iter(self.blocks), None)
        if isinstance(first, Paragraph) and len(first.prose.pieces) > 1:
            name, _ = leading_keyword(first.prose.text, (fold(_MAIN),))
            if name:
                yield self.faults.inserting("fix.write", first.span.start, "@")

    def _year_from_parameters(self, main: Directive) -> None:
        """`năm: {năm}` takes the year from the parameter of that name."""
        stated = main.pair("năm")
        if stated and "{" in stated.value.text:
            text = texts.plain(self.draft, stated.value)
            self.names.year = head.year_at_end(text) or self.names.year
            if self.names.year is not None:
                self.names.set("năm", self.names.year)
        if self.names.year is None:
            self.names.year = head.year_at_end(str(self.names.values.get("nam", "")))

    def _name_the_head(self, plan_head: Head) -> None:
        if plan_head.issuers:
            self.names.set("cơ quan", plan_head.issuers[0].name)
            self.names.level = units.level_of(plan_head.issuers[0].name)
        self.names.set("nơi", plan_head.place)
        self.names.set("trích yếu", plan_head.title)
        if plan_head.number:
            self.names.set("số", plan_head.number.text)

    def _only(self, name: str) -> Directive | None:
        found = [block for block in self.blocks if isinstance(block, Directive) and block.kind.name == name]
        for extra in found[1:] if found and found[0].kind.once else ():
            self.faults.at("KH009", extra.head_span, name=name)
        return found[0] if found else None

    def _all(self, name: str) -> list[Directive]:
        return [block for block in self.blocks if isinstance(block, Directive) and block.kind.name == name]

    def _assemble(self, plan_head: Head, builder: BodyBuilder, given: tuple[Parameter, ...]) -> Plan:
        """Read the text from top to bottom; the facts gather in the draft as it goes."""
        bases = tuple(basis for one in self._all("căn cứ") for basis in tail.bases(self.draft, one))
        opening, sections, closing, appendices = self._content(builder)
        for name in ("tham số", "năm trước", "kinh phí"):
            self._only(name)
        for unused in self._all("cơ quan"):
            self.faults.at("KH075", unused.head_span)
        return Plan(
            head=plan_head,
            bases=bases or self.office.bases(),
            recipients=tuple(self._recipients()),
            signatures=tuple(tail.signature(self.draft, one) for one in self._all("ký")) or self.office.signatures(),
            opening=opening,
            sections=sections,
            closing=closing,
            appendices=appendices,
            units=tuple(self.names.units.values()),
            parameters=given,
            questions=tuple(self._questions()),
            previous=self._previous(),
            **self._facts(),
        )

    def _facts(self) -> Facts:
        """What the draft gathered, each kind in the order of the text."""
        draft = self.draft
        return {
            "citations": tuple(draft.citations),
            "goals": tuple(draft.goals),
            "indicators": tuple(draft.indicators),
            "phases": tuple(one.closed() for one in draft.phases),
            "milestones": tuple(draft.milestones),
            "assignments": tuple(one.closed() for one in draft.assignments),
            "activities": tuple(one.closed() for one in draft.activities),
            "awards": tuple(draft.awards),
            "budget": draft.budget,
            "abbreviations": (*self.office.abbreviations(self._all("viết tắt")), *draft.abbreviations),
            "slogans": tuple(draft.slogans),
            "anniversaries": tuple(draft.anniversaries),
            "mentions": tuple(draft.mentions),
        }

    def _content(self, builder: BodyBuilder) -> tuple[Blocks, Blocks, Blocks, tuple[Appendix, ...]]:
        main, attached = _split_appendices(self.blocks)
        opening, sections = _split_opening(builder.build(main))
        closing = builder.build(self._closing())
        return opening, sections, closing, tuple(self._appendix(builder, one, blocks) for one, blocks in attached)

    def _recipients(self) -> Iterable[Recipient]:
        own = self._only("nơi nhận")
        return tail.recipients(self.draft, own.entries) if own else self.office.recipients()

    def _closing(self) -> tuple[Node, ...]:
        found = self._only("kết")
        return found.blocks if found else ()

    def _questions(self) -> Iterable[Question]:
        """What the plan still asks, and what the office's files ask."""
        yield from map(self._question, questions.asked(self.tree, self.faults.source))
        for directive, faults in self.office.directives:
            with self.draft.reading(faults):
                yield from map(self._question, questions.in_prose((directive,)))

    def _question(self, one: questions.Asked) -> Question:
        span = self.draft.span(one.mark)
        return Question(number=one.number, text=one.text, reason=one.reason, proposal=one.proposal, span=span)

    def _previous(self) -> str:
        found = self._only("năm trước")
        return texts.plain(self.draft, found.head) if found else ""

    def _appendix(self, builder: BodyBuilder, directive: Directive, blocks: tuple[Node, ...]) -> Appendix:
        place = Place()
        words = texts.read(self.draft, directive.head, "heading", place)
        return Appendix(
            id=place.anchor or self.draft.fact_id("", "phu-luc"),
            title=texts.runs(words),
            landscape=directive.attribute("ngang") is not None,
            blocks=builder.build(blocks, place),
            span=self.draft.span(directive.head_span),
        )


def _split_appendices(blocks: tuple[Node, ...]) -> tuple[list[Node], list[tuple[Directive, tuple[Node, ...]]]]:
    """The plan's own blocks, and each appendix with those that follow it."""
    main: list[Node] = []
    appendices: list[tuple[Directive, list[Node]]] = []
    for block in blocks:
        if isinstance(block, Directive) and block.kind.name == "phụ lục":
            appendices.append((block, []))
        elif appendices:
            appendices[-1][1].append(block)
        else:
            main.append(block)
    return main, [(directive, tuple(content)) for directive, content in appendices]


def _split_opening(body: tuple[Block, ...]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    """What stands before the first numbered section, and the rest."""
    numbered = (at for at, block in enumerate(body) if isinstance(block, Section) and block.mark not in _DASHES)
    first = next(numbered, len(body))
    return body[:first], body[first:]
