"""The formatter's hand for words: single spaces, braces, attributes, the marks at the ends of an entry."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from msgspec.structs import replace

from kehoach.dsl.heads import read_head
from kehoach.dsl.vocabulary import INLINE_ATTRIBUTES
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re

    from kehoach.dsl.nodes import Head

_SPACES = lazily(r" {2,}")
_BRACE = lazily(r"\\.|\{(?P<head>[^{}:]*)(?P<closer>[:}]) ?")
_ATTRIBUTE = lazily(r" *;[ ]*(?P<name>[^;:{}]{1,30}?)[ ]*(?:(?P<colon>:)[ ]*|(?=;)|(?P<end>$))")
_ID = lazily(r"(?P<id>[^\W\d_][\w-]*) *= +")
_MARK = lazily(r"(?:[-+–—•·*▪●]|\(?\d{1,3}[)/]|\d{1,3}(?:\.\d{1,3})*\.|[a-zđ][)./]|[IVXL]{1,7}\.)(?= |$)|//|@")
_END_MARK = lazily(r"(?<![\\;.\s]) ?(?:;|(?<!\.\w)\.)$")


def tidy(text: str) -> str:
    """The words with single spaces, none at the end, and every brace in one shape."""
    single = _SPACES.sub(" ", text) if "  " in text else text
    return (_BRACE.sub(_brace, single) if "{" in single else single).rstrip()


def _brace(found: re.Match[str]) -> str:
    if found["head"] is None:
        return found.group()
    closer = found["closer"]
    read = read_head(found["head"], has_content=closer == ":")
    if isinstance(read, str):
        return found.group()
    space = " " if closer == ":" or found.group().endswith(" ") else ""
    return f"{{{_head(found['head'], read)}{closer}{space}"


@lru_cache(maxsize=2048)
def _head(typed: str, read: Head) -> str:
    written = _written(read)
    return written if _plain(read_head(written, has_content=read.question)) == _plain(read) else typed.strip()


def _plain(head: Head | str) -> Head | str:
    """The head with the names of its attributes folded."""
    if isinstance(head, str) or not head.attributes:
        return head
    return replace(head, attributes=tuple((fold(name), value) for name, value in head.attributes))


def _written(head: Head) -> str:
    if head.question:
        return f"?{head.number or ''} {head.reason}".rstrip()
    if head.anchor:
        return f"#{head.anchor}"
    words = " ".join(word for word in (head.keyword, head.argument) if word)
    member = f".{head.member}" if head.member else ""
    shift = f" {'+' if head.shift > 0 else '-'} {abs(head.shift)}" if head.shift else ""
    value = f" = {head.value}" if head.value else ""
    return f"{words}{member}{shift}{value}" + "".join(f"; {name}{given}" for name, given in _attributes(head))


def _attributes(head: Head) -> list[tuple[str, str]]:
    known = {fold(name): name for name in INLINE_ATTRIBUTES.get(head.keyword, ())}
    return [(known.get(fold(name), name), f" = {value}" if value else "") for name, value in head.attributes]


def with_attributes(text: str, names: tuple[str, ...], *, last: bool) -> str:
    """The words with the names of these attributes in their own spelling; one without a value ends the last line."""
    if ";" not in text or not names:
        return text
    known = {fold(name): name for name in names}
    return _ATTRIBUTE.sub(partial(_attribute, known=known, last=last), text).rstrip()


def _attribute(found: re.Match[str], *, known: dict[str, str], last: bool) -> str:
    name = known.get(fold(found["name"]))
    if name is None or (found["end"] is not None and not last):
        return found.group()
    return f"; {name}: " if found["colon"] else f"; {name}"


def with_id(text: str) -> str:
    """The entry with one space on either side of the sign after its id."""
    return _ID.sub(r"\g<id> = ", text, count=1) if _ID.match(text) else text


def opens_with_a_mark(text: str) -> bool:
    """Whether a line with these words would be read as a point, a directive or a comment."""
    return _MARK.match(text) is not None


def without_end_mark(text: str) -> str:
    """The entry without the `;` or `.` that the page sets; the dot of an abbreviation such as `v.v.` stays."""
    return _END_MARK.sub("", text)
