"""The two grammars as parsers: their tables are made when the package is built, and only loaded here."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from kehoach.text import tables
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from lark import Lark

NAMES = PLAN, INLINE = "plan", "inline"


@cache
def parser(name: str) -> Lark:
    """The parser of this name: from its tables, or from its grammar where no tables fit it."""
    return _load(name) or build(name)


def build(name: str) -> Lark:
    """The parser of this name, made from its grammar."""
    from lark import Lark

    from kehoach.dsl.indents import Indents

    return Lark(
        _text(name),
        parser="lalr",
        lexer="contextual",
        postlex=Indents() if name == PLAN else None,
        maybe_placeholders=False,
    )


def save(name: str) -> None:
    """Make the tables of a grammar."""
    content = BytesIO()
    build(name).save(content)
    tables.save(name, _origin(name), content.getvalue())


def _load(name: str) -> Lark | None:
    from lark import Lark

    content = tables.load(name, _origin(name))
    return Lark.load(BytesIO(content)) if content else None


def _origin(name: str) -> bytes:
    """What tables depend on: a grammar and the version of lark that reads it."""
    from lark import __version__

    return f"{__version__}\n{_text(name)}".encode()


def _text(name: str) -> str:
    return resource("grammar", f"{name}.lark").read_text(encoding="utf-8")
