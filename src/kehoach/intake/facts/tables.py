"""What tells facts in words, as `topics.toml`, `units.toml` and `signs.toml` have it."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from kehoach.text.resources import resource


class Topic(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A topic that a section may have, and the headings that give it."""

    name: str
    heading: str
    why: str


class Units(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """How names of bodies begin and end in a sentence."""

    named: tuple[str, ...]
    general: tuple[str, ...]
    others: tuple[str, ...]
    charged: tuple[str, ...]
    verbs: tuple[str, ...]
    inside: tuple[str, ...]
    after_partners: tuple[str, ...]
    name_words: tuple[str, ...]


def _read(name: str) -> bytes:
    return resource("intake", "facts", name).read_bytes()


@cache
def topics() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The topics with the patterns of their headings."""
    found = msgspec.toml.decode(_read("topics.toml"), type=dict[str, tuple[Topic, ...]])
    return tuple((topic.name, re.compile(topic.heading)) for topic in found["topic"])


@cache
def units() -> Units:
    """The words of names of bodies."""
    return msgspec.toml.decode(_read("units.toml"), type=Units)


@cache
def words_of_names() -> frozenset[str]:
    """The words in small letters that names of bodies hold."""
    lines = resource("data", "bodies.tsv").read_text(encoding="utf-8").splitlines()[1:]
    known = (word for line in lines for word in line.split("\t")[0].split())
    return frozenset((*units().name_words, *(word.strip(",-") for word in known if word[:1].islower())))


def any_of(words: tuple[str, ...]) -> str:
    """A pattern for any of these words, the longest first, each as whole words."""
    return "(?:" + "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) + r")(?![^\W\d_])"


@cache
def opener(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of these words, their first letter in either case."""
    either = (f"[{word[0]}{word[0].lower()}]{re.escape(word[1:])}" for word in sorted(words, key=len, reverse=True))
    return re.compile("(?:" + "|".join(either) + r")(?![^\W\d_])")
