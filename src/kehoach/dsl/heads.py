"""The head of a brace: `chỉ tiêu bhyt`, `năm + 1`, `#noi-dung`, read by the inline grammar."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from kehoach.dsl import grammar, vocabulary
from kehoach.dsl.automaton import UnreadableError
from kehoach.dsl.keywords import leading_keyword
from kehoach.dsl.nodes import Head

if TYPE_CHECKING:
    from kehoach.dsl.automaton import Branch, Token

UNREADABLE, UNKNOWN_WORD = "KH042", "KH043"
_LONGEST = 400


@lru_cache(maxsize=2048)
def read_head(text: str, *, has_content: bool) -> Head | str:
    """The head, or the code of what is wrong with it."""
    if len(text) > _LONGEST:
        return UNREADABLE
    head = _parse(text)
    if head is None:
        return UNREADABLE
    if has_content and not head.question and head.keyword not in vocabulary.INLINE:
        return UNKNOWN_WORD
    return head


def _parse(text: str) -> Head | None:
    try:
        tree = grammar.parser(grammar.INLINE).parse(text.strip())
    except UnreadableError:
        return None
    (found,) = cast("list[Branch]", tree.children)
    if found.rule == "anchor":
        return Head(anchor=_words(found))
    if found.rule == "question":
        return _question(cast("list[Token]", found.children))
    return _head(cast("list[Branch]", found.children))


def _question(tokens: list[Token]) -> Head:
    said = {token.type: token.text.strip() for token in tokens}
    return Head(question=True, number=int(said.get("NUMBER", "0")), reason=said.get("REASON", ""))


def _head(children: list[Branch]) -> Head:
    parts = {child.rule: child for child in children if child.rule != "attribute"}
    path = {child.rule: _words(child) for child in cast("list[Branch]", parts["path"].children)}
    words = path["words"]
    keyword, length = leading_keyword(words, vocabulary.inline_words())
    return Head(
        keyword=vocabulary.inline_words().get(keyword, ""),
        argument=words[length:].strip(),
        member=path.get("member", ""),
        shift=int(_words(parts["shift"]).replace(" ", "")) if "shift" in parts else 0,
        value=_words(parts["assign"]) if "assign" in parts else "",
        attributes=tuple(_attribute(child) for child in children if child.rule == "attribute"),
    )


def _words(branch: Branch) -> str:
    return " ".join(token.text for token in cast("list[Token]", branch.children)).strip()


def _attribute(branch: Branch) -> tuple[str, str]:
    tokens = cast("list[Token]", branch.children)
    names = [token.text for token in tokens if token.type == "NAME"]
    value = next((token.text.strip() for token in tokens if token.type == "VALUE"), "")
    return " ".join(names), value
