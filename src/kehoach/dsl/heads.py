"""The head of a brace: `chỉ tiêu bhyt`, `năm + 1`, `#noi-dung`, read by the inline grammar."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, cast

from kehoach.dsl import grammar, vocabulary
from kehoach.dsl.keywords import leading_keyword
from kehoach.dsl.nodes import Head

if TYPE_CHECKING:
    from lark import Token, Tree

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
    from lark.exceptions import UnexpectedInput

    try:
        tree = grammar.parser(grammar.INLINE).parse(text.strip())
    except UnexpectedInput:
        return None
    found = cast("Tree[Token]", tree.children[0])
    if found.data == "anchor":
        return Head(anchor=str(found.children[0]))
    if found.data == "question":
        return _question(cast("list[Token]", found.children))
    return _head(cast("list[Tree[Token]]", found.children))


def _question(tokens: list[Token]) -> Head:
    said = {token.type: str(token).strip() for token in tokens}
    return Head(question=True, number=int(said.get("NUMBER", "0")), reason=said.get("REASON", ""))


def _head(children: list[Tree[Token]]) -> Head:
    parts = {str(child.data): child for child in children if child.data != "attribute"}
    path = {str(child.data): _words(child) for child in cast("list[Tree[Token]]", parts["path"].children)}
    words = path["words"]
    keyword, length = leading_keyword(words, vocabulary.inline_words())
    return Head(
        keyword=vocabulary.inline_words().get(keyword, ""),
        argument=words[length:].strip(),
        member=path.get("member", ""),
        shift=int(_words(parts["shift"]).replace(" ", "")) if "shift" in parts else 0,
        value=_words(parts["assign"]) if "assign" in parts else "",
        attributes=tuple(_attribute(child) for child in children if child.data == "attribute"),
    )


def _words(tree: Tree[Token]) -> str:
    return " ".join(map(str, tree.children)).strip()


def _attribute(tree: Tree[Token]) -> tuple[str, str]:
    tokens = cast("list[Token]", tree.children)
    names = [str(token) for token in tokens if token.type == "NAME"]
    value = next((str(token).strip() for token in tokens if token.type == "VALUE"), "")
    return " ".join(names), value
