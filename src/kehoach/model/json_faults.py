"""What is wrong with a JSON text that should hold a plan, told at its lines and columns."""

from __future__ import annotations

import json
import re
from itertools import accumulate, islice
from typing import TYPE_CHECKING, Any

from kehoach.model.interchange import schema
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jsonschema import ValidationError

    Step = str | int

_STRING = lazily(r'"(?:[^"\\]|\\.)*"', re.DOTALL)
_BRACKET = lazily(r"[\[\]{}]")
_DEEPEST = 200
_SPACES = " \t\n\r"
_AT_BYTE = lazily(r"\(byte (\d+)\)")
_JSON = json.JSONDecoder(parse_int=float)
"""Reads a whole number of any length."""
_MOST = 50
"""More faults than this come from one mistake, or from a file that is something else."""


def explain(text: str, fault: Exception, path: str) -> tuple[Diagnostic, ...]:
    """The reasons why a text is no plan; `fault` is what the decoder made of it."""
    told = _Teller(text, path)
    if _depth(text) > _DEEPEST:
        return (told.at(0, 1, "KH091", limit=str(_DEEPEST)),)
    try:
        value = _JSON.decode(text)
    except json.JSONDecodeError as malformed:
        return (told.at(malformed.pos, malformed.pos + 1, "KH087"),)
    found = {(one.code, one.place): one for error in islice(_schema_errors(value), _MOST) for one in told.errors(error)}
    if not found:
        return (told.at(_byte(text, fault), _byte(text, fault) + 1, "KH087"),)
    return tuple(sorted(found.values(), key=lambda one: one.place))


def _byte(text: str, fault: Exception) -> int:
    """Where the decoder stopped, as a character of the text; its beginning where the decoder does not say."""
    found = _AT_BYTE.search(str(fault))
    return len(text.encode("utf-8", "surrogatepass")[: int(found[1])].decode("utf-8", "ignore")) if found else 0


def _depth(text: str) -> int:
    brackets = _BRACKET.findall(_STRING.sub("", text))
    return max(accumulate(1 if bracket in "[{" else -1 for bracket in brackets), default=0)


def _schema_errors(value: object) -> Iterator[ValidationError]:
    """Every way in which the value is not what the schema asks."""
    from jsonschema import Draft202012Validator

    checker = Draft202012Validator(schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    return _inner(checker.iter_errors(value))


def _inner(errors: Iterable[ValidationError]) -> Iterator[ValidationError]:
    """The errors, those of a block told for the kind of block that it says it is."""
    for error in errors:
        asked: Any = error.schema
        kinds = list(asked.get("discriminator", {}).get("mapping", ()))
        kind = error.instance.get("kind") if isinstance(error.instance, dict) else None
        if error.validator == "anyOf" and kind in kinds:
            yield from _inner(one for one in error.context or () if one.schema_path[0] == kinds.index(kind))
        else:
            yield error


class _Teller:
    """Makes diagnostics of one JSON text."""

    def __init__(self, text: str, path: str) -> None:
        self.text = text
        self.path = path

    def at(self, start: int, end: int, code: str, **args: str) -> Diagnostic:
        """A diagnostic at a stretch of the text; it ends with its first line."""
        start = min(start, len(self.text))
        line, column = self.text.count("\n", 0, start) + 1, start - self.text.rfind("\n", 0, start)
        length = max(min(end, len(self.text)) - start, 0)
        stop = self.text.find("\n", start, start + length)
        width = length if stop < 0 else stop - start
        return Diagnostic(code, Place(self.path, line, column, line, column + width), args)

    def errors(self, error: ValidationError) -> Iterator[Diagnostic]:
        """The diagnostics for an error of the schema: one for each member that is missing or unknown."""
        steps: list[Step] = list(error.absolute_path)
        start, end = stretch(self.text, steps)
        path = _written(steps)
        asked: Any = error.schema
        value: Any = error.instance
        if error.validator == "required":
            missing = [name for name in asked["required"] if name not in value]
            yield self.at(start, start + 1, "KH089", path=path, names=", ".join(missing))
        elif error.validator == "additionalProperties":
            for name in value.keys() - asked["properties"].keys():
                yield self.at(*key_stretch(self.text, start, name), "KH088", path=path, name=name)
        else:
            yield self.at(start, end, "KH090", path=path, expected=_expected(error))


def _expected(error: ValidationError) -> str:
    """What the schema asks for, in the words of JSON."""
    within: Any = error.schema
    asked: Any = error.validator_value
    if "discriminator" in within:
        return "kind: " + " | ".join(within["discriminator"]["mapping"])
    if error.validator == "anyOf":
        return " | ".join(str(one.get("format") or one.get("type") or one["$ref"].rpartition("/")[2]) for one in asked)
    return ", ".join(map(str, asked)) if isinstance(asked, list) else str(asked)


def _written(steps: Iterable[Step]) -> str:
    """A path as programs write it: `head.issuers[0].name`."""
    words = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return words.removeprefix(".") or "$"


def stretch(text: str, steps: Iterable[Step]) -> tuple[int, int]:
    """Where the value at a path stands in a sound JSON text."""
    at = _skip(text, 0)
    for step in steps:
        at = next(value for name, _, value in _members(text, at) if name == step)
    return at, _end(text, at)


def key_stretch(text: str, start: int, name: str) -> tuple[int, int]:
    """Where a key of the object that opens at `start` stands."""
    key = next(at for found, at, _ in _members(text, start) if found == name)
    return key, _end(text, key)


def _members(text: str, opening: int) -> Iterator[tuple[Step, int, int]]:
    """The key or index of each member of an array or object, where its key begins, and where its value does."""
    at, index = _skip(text, opening + 1), 0
    while text[at] not in "]}":
        key: Step = index
        value = at
        if text[opening] == "{":
            key, after = _JSON.raw_decode(text, at)
            value = _skip(text, _skip(text, after) + 1)
        yield key, at, value
        at = _skip(text, _end(text, value))
        at = _skip(text, at + 1) if text[at] == "," else at
        index += 1


def _end(text: str, at: int) -> int:
    end: int = _JSON.raw_decode(text, at)[1]
    return end


def _skip(text: str, at: int) -> int:
    while at < len(text) and text[at] in _SPACES:
        at += 1
    return at
