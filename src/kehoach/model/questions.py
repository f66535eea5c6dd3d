"""Open questions of a plan: `{?7 reason → proposal: words}` in prose, `// kehoach: hỏi 7 «words»: reason` anywhere."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import msgspec

from kehoach.dsl.lines import read_lines
from kehoach.dsl.nodes import Comment
from kehoach.dsl.proses import braces, placed
from kehoach.text.patterns import lazily
from kehoach.text.source import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.dsl.nodes import Block, Brace, Line, Prose, Tree
    from kehoach.text.source import Source

ARROW = " → "
"""What stands between the reason of a question and the answer that is proposed."""
_COMMENT = lazily(
    r"//\s*kehoach\s*:\s*hỏi(?:\s+(?P<number>\d{1,6}))?\s*«(?P<words>[^«»]*)»\s*:\s*(?P<reason>\S.*)", re.IGNORECASE
)


class Asked(msgspec.Struct, frozen=True):
    """A question as it is written: its parts, and where its mark, its words and what is around them stand."""

    number: int
    reason: str
    proposal: str
    text: str
    mark: Span
    words: Span | None
    around: Span
    """The prose that it stands in."""


def asked(tree: Tree, source: Source) -> list[Asked]:
    """Every open question of a file, in its order; most texts hold no sign of one."""
    if "{?" not in source.text and "«" not in source.text:
        return []
    read = [(comment, of_comment(comment.text)) for comment in _comments(read_lines(source))]
    commented = [msgspec.structs.replace(one, mark=comment.span) for comment, one in read if one]
    return sorted([*in_prose(tree.blocks), *commented], key=lambda one: one.mark)


def in_prose(blocks: Iterable[Block]) -> Iterator[Asked]:
    """The questions that braces ask."""
    for one in placed(blocks):
        if "{?" in one.prose.text:
            yield from (_of_brace(one.prose, brace) for brace in braces(one.prose.parts) if brace.head.question)


def of_comment(text: str) -> Asked | None:
    """The question that a comment asks about words in the block below it."""
    found = _COMMENT.fullmatch(text.strip())
    if not found:
        return None
    reason, _, proposal = found["reason"].partition(ARROW)
    return Asked(
        int(found["number"] or 0), reason.strip(), proposal.strip(), found["words"], Span(0, 0), None, Span(0, 0)
    )


def _of_brace(prose: Prose, brace: Brace) -> Asked:
    reason, _, proposal = brace.head.reason.partition(ARROW)
    end = brace.end - 1 if prose.text[brace.end - 1 : brace.end] == "}" else brace.end
    return Asked(
        number=brace.head.number,
        reason=reason.strip(),
        proposal=proposal.strip(),
        text=prose.text[brace.head_end : end].strip(),
        mark=prose.span(brace.start, brace.end),
        words=prose.span(brace.head_end, end),
        around=prose.span(),
    )


def _comments(lines: Iterable[Line | Comment]) -> Iterator[Comment]:
    for line in lines:
        if isinstance(line, Comment):
            yield line
        else:
            yield from _comments(line.body)
