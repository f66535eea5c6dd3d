"""What an office keeps for all its plans in files of its own: issuer, units, recipients, bases, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach import dsl
from kehoach.dsl.faults import Faults
from kehoach.dsl.nodes import Directive
from kehoach.model import tail
from kehoach.model.head import year_at_end
from kehoach.model.names import index
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.dsl.nodes import Block, Pair
    from kehoach.model.draft import Draft
    from kehoach.model.files import Files
    from kehoach.model.plan import Abbreviation, LegalBasis, Recipient, Signature
    from kehoach.text.diagnostics import Diagnostic


class Office:
    """The directives of every file that a plan uses (`@dùng`), each with the faults of its own file."""

    def __init__(self, draft: Draft, files: Files) -> None:
        self.draft = draft
        self.files = files
        self.head_pairs: dict[str, tuple[Pair, Faults]] = {}
        self.directives: list[tuple[Directive, Faults]] = []
        self.lacks_a_file = False
        self._found: list[tuple[tuple[Diagnostic, ...], Faults]] = []
        self._read: set[str] = set()

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """What is wrong in the office's files."""
        return tuple(one for found, faults in self._found for one in (*found, *faults.diagnostics))

    @property
    def parameters(self) -> Iterator[tuple[Pair, Faults]]:
        """The parameters that the office declares for all its plans."""
        return ((pair, faults) for one, faults in self.directives if one.kind.name == "tham số" for pair in one.pairs)

    @property
    def year(self) -> int | None:
        """The year that the office states for its plans."""
        found = self.head_pairs.get("năm")
        return year_at_end(found[0].value.text) if found else None

    def read(self, blocks: Iterable[Block]) -> None:
        """Read every file that the plan uses, then what they say of units."""
        own = self.draft.faults
        self._follow(blocks, own, (self.files.label("", own.source.path),))
        for directive in _named(blocks, "đơn vị"):
            self._units(directive, own)
        for directive, faults in self.directives:
            if directive.kind.name == "đơn vị":
                self._units(directive, faults)
            index(self.draft.names, faults, (directive,))

    def _follow(self, blocks: Iterable[Block], faults: Faults, chain: tuple[str, ...]) -> None:
        for directive in _named(blocks, "dùng"):
            self._use(directive, faults, chain)

    def _use(self, directive: Directive, asking: Faults, chain: tuple[str, ...]) -> None:
        name, span = directive.head.text, directive.head.span()
        if not name:
            return
        label = self.files.label(asking.source.path, name)
        if label in chain:
            asking.at("KH082", span, chain=" → ".join((*chain[chain.index(label) :], label)))
            return
        if label in self._read:
            return
        self._read.add(label)
        source = self.files.source(asking, name, span)
        if source is None:
            self.lacks_a_file = True
            return
        tree, found = dsl.parse(source)
        faults = Faults(source)
        self._found.append((found, faults))
        self._follow(tree.blocks, faults, (*chain, label))
        plan = next(_named(tree.blocks, "kế hoạch"), None)
        if plan is not None:
            faults.at("KH086", plan.head_span, name="@kế hoạch")
            return
        for block in tree.blocks:
            self._take(block, faults)

    def _take(self, block: Block, faults: Faults) -> None:
        if not isinstance(block, Directive) or not block.kind.shared:
            name = f"@{block.kind.name}" if isinstance(block, Directive) else "…"
            faults.at("KH086", block.span, name=name)
            return
        self.directives.append((block, faults))
        if block.kind.name == "cơ quan":
            self.head_pairs |= {pair.key: (pair, faults) for pair in block.pairs}

    def _units(self, directive: Directive, faults: Faults) -> None:
        names = self.draft.names
        with self.draft.reading(faults):
            for unit in tail.units(self.draft, directive):
                names.units.setdefault(fold(unit.id), unit)

    # ---- what a plan takes where it says nothing of its own

    def bases(self) -> tuple[LegalBasis, ...]:
        """The office's căn cứ."""
        return tuple(basis for one in self._each("căn cứ") for basis in tail.bases(self.draft, one))

    def recipients(self) -> tuple[Recipient, ...]:
        """The office's nơi nhận."""
        return tuple(line for one in self._each("nơi nhận") for line in tail.recipients(self.draft, one.entries))

    def signatures(self) -> tuple[Signature, ...]:
        """The office's signatures."""
        return tuple(tail.signature(self.draft, one) for one in self._each("ký"))

    def abbreviations(self, own: Iterable[Directive]) -> tuple[Abbreviation, ...]:
        """The short forms that the plan lists, and the office's."""
        listed = [short for one in own for short in tail.abbreviations(self.draft, one)]
        return (*listed, *(short for one in self._each("viết tắt") for short in tail.abbreviations(self.draft, one)))

    def _each(self, name: str) -> Iterator[Directive]:
        for directive, faults in self.directives:
            if directive.kind.name == name:
                with self.draft.reading(faults):
                    yield directive


def _named(blocks: Iterable[Block], name: str) -> Iterator[Directive]:
    return (block for block in blocks if isinstance(block, Directive) and block.kind.name == name)
