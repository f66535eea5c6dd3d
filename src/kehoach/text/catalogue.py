"""The words of the program in Vietnamese and English, read from the TOML files of `kehoach/messages`.

`rules/*.toml` hold what is said about the author's faults, a table a code; `phrases/*.toml` hold everything else that a
user reads, a table a topic: `phrase("cli.usage", "vi")` is the `usage` of the table `[cli]`.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Literal, Protocol, get_args

import msgspec

from kehoach.text import tables
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = get_args(Language)
Severity = Literal["error", "warning", "hint"]
Words = dict[Language, str]
NAMES = RULES, PHRASES = "rules", "phrases"


class Say(Protocol):
    """Says a phrase in the language that was chosen once."""

    def __call__(self, key: str, /, **args: object) -> str:
        """The phrase of this key, filled in."""


class Example(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A source that trips the rule, and one that does not."""

    wrong: str
    right: str


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A rule as `kehoach explain` tells it."""

    severity: Severity
    message: Words
    help: Words = msgspec.field(default_factory=lambda: {"vi": "", "en": ""})
    why: Words
    clause: str = ""
    example: Example | None = None
    """Nothing where a text file cannot show the fault (a missing file, a wrong encoding)."""

    def general(self, words: Words, language: Language) -> str:
        """The rule's words for no plan in particular: what a plan would fill in is left open."""
        return words[language].format_map(_LeftOpen())


class _LeftOpen(dict[str, str]):
    def __missing__(self, name: str) -> str:
        return "…"


def codes() -> Iterable[str]:
    """The code of every rule."""
    return _rules().keys()


@cache
def entry(code: str) -> Entry:
    """The rule of this code."""
    return msgspec.msgpack.decode(_rules()[code], type=Entry)


def entries() -> dict[str, Entry]:
    """Every rule by its code."""
    return {code: entry(code) for code in codes()}


@cache
def _rules() -> dict[str, msgspec.Raw]:
    return _read(RULES)


@cache
def _topics() -> dict[str, msgspec.Raw]:
    return _read(PHRASES)


def save(name: str) -> None:
    """Make the table of a part of the catalogue: TOML is for people, and slow to read."""
    tables.save(name, _origin(name), msgspec.msgpack.encode(_parsed(name)))


def _read(name: str) -> dict[str, msgspec.Raw]:
    table = tables.load(name, _origin(name)) or msgspec.msgpack.encode(_parsed(name))
    return msgspec.msgpack.decode(table, type=dict[str, msgspec.Raw])


def _parsed(name: str) -> dict[str, object]:
    return {key: value for file in _files(name) for key, value in msgspec.toml.decode(file.read_bytes()).items()}


def _origin(name: str) -> Iterable[bytes]:
    return (file.read_bytes() for file in _files(name))


def _files(name: str) -> list[Path]:
    return sorted(file for file in resource("messages", name).iterdir() if file.suffix == ".toml")


@cache
def phrases(topic: str) -> dict[str, Words]:
    """Every phrase of one topic by its name."""
    return msgspec.msgpack.decode(_topics()[topic], type=dict[str, Words])


def phrase(key: str, language: Language, /, **args: object) -> str:
    """A phrase of the user interface in the user's language; its key is `topic.name`."""
    topic, _, name = key.partition(".")
    return phrases(topic)[name][language].format_map(args)


def speaker(language: Language) -> Say:
    """`phrase` for a user whose language is settled."""

    def say(key: str, /, **args: object) -> str:
        return phrase(key, language, **args)

    return say
