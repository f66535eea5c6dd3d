"""Where in a plan a text stands: the headings above it, their topics, what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.facts.tables import topics
from kehoach.intake.words import plain
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldplan import Item

_FOR = "doi voi "
_PARAGRAPH = 100
_LONGEST_HEADING = 120
BRACKETED = 50
"""The rank of `(1)`."""


class Above(NamedTuple):
    """A heading or a point that a text stands under."""

    rank: int
    text: str
    topics: frozenset[str]


class Here(NamedTuple):
    """A text in its place."""

    item: Item
    text: str
    above: tuple[Above, ...]
    topics: frozenset[str]
    """Those of the nearest heading that has any."""
    has_children: bool
    headless: bool
    """Whether the plan has no headings that could tell a topic."""
    closing: bool = False

    @property
    def is_heading(self) -> bool:
        """Whether it heads what stands under it."""
        return self.item.kind == "heading"

    @property
    def target(self) -> str:
        """For whom the section is: `Đối với cá nhân` is for `cá nhân`."""
        found = (one.text for one in reversed(self.above) if fold(one.text).startswith(_FOR))
        return next(found, "")[len(_FOR) :].strip(" .:")


def places(items: Sequence[Item]) -> Iterator[Here]:
    """Every text of a body in its place."""
    stack: list[Above] = []
    headless = not any(item.kind == "heading" for item in items)
    for at, item in enumerate(items):
        rank = rank_of(item)
        while stack and stack[-1].rank >= rank:
            stack.pop()
        text = plain(item.text)
        above = tuple(stack)
        after = items[at + 1] if at + 1 < len(items) else None
        has_children = after is not None and after.grid is None and rank_of(after) > rank
        yield Here(item, text, above, _nearest(above), has_children=has_children, headless=headless)
        if rank < _PARAGRAPH:
            heads = item.kind == "heading" or (has_children and len(text) <= _LONGEST_HEADING)
            stack.append(Above(rank, text, topics_of(text) if heads else frozenset()))


def _nearest(above: tuple[Above, ...]) -> frozenset[str]:
    return next((one.topics for one in reversed(above) if one.topics), frozenset())


def topics_of(heading: str) -> frozenset[str]:
    """The topics that a heading gives; one that says for whom its section is gives none."""
    folded = fold(heading)
    if folded.startswith(_FOR):
        return frozenset()
    return frozenset(name for name, pattern in topics() if pattern.search(folded))


def rank_of(item: Item) -> int:
    """How deep an item stands by its mark; paragraphs and tables stand deepest."""
    shown = item.typed
    if not shown:
        return _PARAGRAPH
    if shown[0] == "(":
        return BRACKETED
    if shown[0].isdecimal():
        return 20 + shown.count(".")
    if shown in "-+":
        return 60 + 10 * (shown == "+")
    return 10 if shown.isupper() else 40
