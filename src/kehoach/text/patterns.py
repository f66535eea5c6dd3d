"""Regular expressions that are compiled when they are first used: a plan needs few of those that the program knows.

Compiling all that a plan needs takes longer than reading it, so what the compiler made of them is kept in a table when
the package is built. It is good for that very Python only; any other compiles for itself, as it does without a table.
"""

from __future__ import annotations

import gc
import re
import sys
from contextlib import suppress
from functools import cache
from importlib import import_module
from typing import Any, cast

import msgspec

from kehoach.text import tables

NAMES = (PATTERNS,) = ("patterns",)


class _Code(msgspec.Struct, frozen=True, array_like=True):
    """What the compiler hands to the machine that looks for matches."""

    flags: int
    code: bytes
    groups: int
    names: dict[str, int]

    def pattern(self, source: str) -> re.Pattern[str]:
        """The pattern, as `re.compile` makes it of its code."""
        groups = {number: name for name, number in self.names.items()}
        by_number = tuple(groups.get(number) for number in range(self.groups + 1))
        machine: Any = import_module("_sre")
        code = memoryview(self.code).cast("I").tolist()
        return cast("re.Pattern[str]", machine.compile(source, self.flags, code, self.groups, self.names, by_number))


class _Lazy:
    def __init__(self, source: str, flags: int) -> None:
        self.of = (source, flags)

    def __getattr__(self, name: str) -> object:
        pattern = compiled(*self.of)
        for method in ("search", "match", "fullmatch", "finditer", "findall", "split", "sub", "pattern"):
            setattr(self, method, getattr(pattern, method))
        return getattr(pattern, name)


def lazily(source: str, flags: int = 0) -> re.Pattern[str]:
    """The pattern, compiled at its first use."""
    return cast("re.Pattern[str]", _Lazy(source, flags))


def save(name: str) -> None:
    """Make the table of all patterns that the modules imported so far hold; none where this Python works otherwise."""
    known = {one.of for one in gc.get_objects() if isinstance(one, _Lazy)}
    with suppress(ImportError, AttributeError, TypeError):
        codes = {_key(*source): _code(*source) for source in sorted(known)}
        tables.save(name, [_origin()], msgspec.msgpack.encode(codes))


def _code(source: str, flags: int) -> _Code:
    parser: Any = import_module("re._parser")
    compiler: Any = import_module("re._compiler")
    parsed = parser.parse(source, flags)
    from array import array  # noqa: PLC0415 - only where the table is made

    code = array("I", compiler._code(parsed, flags)).tobytes()  # noqa: SLF001 - nothing public gives the code
    made = _Code(flags | parsed.state.flags, code, parsed.state.groups - 1, parsed.state.groupdict)
    if made.pattern(source).flags != re.compile(source, flags).flags:
        raise TypeError(source)
    return made


def compiled(source: str, flags: int) -> re.Pattern[str]:
    """The pattern, from the table if it is there."""
    code = kept().get(_key(source, flags))
    return _Code(*msgspec.msgpack.decode(code)).pattern(source) if code else re.compile(source, flags)


@cache
def kept() -> dict[str, msgspec.Raw]:
    """What is kept of each pattern, by its flags and source."""
    table = tables.load(PATTERNS, [_origin()])
    return msgspec.msgpack.decode(table, type=dict[str, msgspec.Raw]) if table else {}


def _key(source: str, flags: int) -> str:
    return f"{int(flags)} {source}"


def _origin() -> bytes:
    return sys.version.encode()
