"""What an old file says, understood: the parts of a plan with their words as they were found, and what was guessed."""

from __future__ import annotations

from typing import Literal, NamedTuple

from kehoach.intake.oldfile import Grid, Part, Remark, Words

Text = tuple[Words, ...]
Kind = Literal["heading", "point", "paragraph", "table", "activity", "programme", "money"]


class Fact(NamedTuple):
    """Words that state a fact; a source writes them as `{word id = value; attribute = value: words}`."""

    start: int
    end: int
    word: str
    confidence: float
    reason: str
    """The name of the phrase that says why it was taken for one."""
    id: str = ""
    value: str = ""
    attributes: tuple[tuple[str, str], ...] = ()

    @property
    def head(self) -> str:
        """What stands in the brace before the words."""
        head = f"{self.word} {self.id}".rstrip() + (f" = {self.value}" if self.value else "")
        return head + "".join(f"; {name} = {value}" for name, value in self.attributes)


CellFact = tuple[int, int, Fact]
"""A fact in a cell of a table, by the row and the place in it."""


class Labelled(NamedTuple):
    """A labelled line of an activity, or a step of a programme with who does it."""

    label: str
    text: Text
    actor: str = ""


class Item(NamedTuple):
    """A heading, a point, a paragraph, a table, or an activity of the body."""

    kind: Kind
    text: Text = ()
    mark: str = ""
    """How a source writes its level: `#`, `1.`, `a)`, `-`; nothing for a paragraph."""
    typed: str = ""
    """The mark as the file shows it: `II.`, `3.`, `b)`."""
    grid: Grid | None = None
    doubt: str = ""
    """Why somebody should look at it: the name of a phrase."""
    facts: tuple[Fact, ...] = ()
    cells: tuple[CellFact, ...] = ()
    """The facts in the cells of a table."""
    lines: tuple[Labelled, ...] = ()
    """The labelled lines of an activity, the steps of a programme."""
    asides: tuple[Remark, ...] = ()
    """What stands beside it in the file and is not printed: comments, hidden words."""
    source: tuple[str, ...] = ()
    """The lines of a source that print it, where it is a table that the language makes of facts."""


class Head(NamedTuple):
    """What the file says above the body."""

    format: str = ""
    issuers: tuple[str, ...] = ()
    parent: str = ""
    number: str = ""
    place: str = ""
    date: str = ""
    year: str = ""
    title: tuple[Text, ...] = ()
    """The lines of trích yếu."""
    issued_with: str = ""
    secrecy: str = ""
    urgency: str = ""
    circulation: str = ""
    draft: str = ""
    guessed: tuple[tuple[str, float], ...] = ()
    """The keys whose values the file does not say in so many words, and how sure each is."""


class Signer(NamedTuple):
    """Lines of authority and position, the name, and a post."""

    titles: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


class Annex(NamedTuple):
    """An appendix."""

    title: Text
    items: tuple[Item, ...]
    landscape: bool = False
    reference: str = ""
    """What the file says of the plan that it belongs to, where the compiler says it in other words."""
    labelled: bool = True
    """Whether the file calls it an appendix."""


class OldPlan(NamedTuple):
    """A whole plan as an old file says it."""

    head: Head
    bases: tuple[Text, ...] = ()
    items: tuple[Item, ...] = ()
    closing: tuple[Item, ...] = ()
    recipients: tuple[Text, ...] = ()
    signers: tuple[Signer, ...] = ()
    appendices: tuple[Annex, ...] = ()
    shapes: tuple[str, ...] = ()
    """How the plan numbers its headings, where not as its format does."""
    asides: tuple[Remark, ...] = ()
    """What stands beside the letterhead and the foot and is not printed."""
    margins: tuple[str, ...] = ()
    """What headers and footers say."""


class Guess(Part, frozen=True):
    """Something that the file does not say in so many words; `line` is where it stands in the source."""

    line: int
    kind: str
    """What was guessed: a word of the language such as `chỉ tiêu`, or a key of the head."""
    text: str
    confidence: float
    reason: str
    """The name of the phrase that says why, in the topic `import-structure`."""

    @property
    def unsure(self) -> bool:
        """Whether somebody should look at it."""
        return self.confidence < UNSURE


UNSURE = 0.7


class Difference(Part, frozen=True):
    """Where the plan would print other words than the file has."""

    zone: Literal["head", "body", "foot", "notes"]
    file: str
    plan: str
    after: str = ""


class Imported(Part, frozen=True):
    """The source made from an old file, what was guessed in it, and where it prints other words."""

    source: str
    guesses: tuple[Guess, ...] = ()
    differences: tuple[Difference, ...] = ()
    remarks: tuple[Remark, ...] = ()
    margins: tuple[str, ...] = ()
    """What headers and footers say that is not printed."""

    @property
    def equal(self) -> bool:
        """Whether the plan prints the words of the file."""
        return not self.differences
