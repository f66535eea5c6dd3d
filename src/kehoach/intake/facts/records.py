"""Activities set out as labelled lines, programmes set out as timed steps: a line that names them, dashes below it."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.oldplan import Labelled
from kehoach.intake.words import cut, plain
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily
from kehoach.text.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldplan import Item, Text

_LONGEST_NAME = 120
_LABEL = lazily(r"(?P<label>[^:;.{}\\*]{1,40}):\s+(?=\S)")
_HOUR = r"\d{1,2}\s*(?:[hg:]\s*\d{0,2}|giờ(?:\s*\d{1,2}(?:\s*phút)?)?)"
_STEP = lazily(rf"{_HOUR}(?:\s*[-–]\s*{_HOUR})?\s*:\s")
_ACTOR = lazily(r"\s*\((?P<actor>[^(){};:\\*]{2,80})\)[\s;.,]*$")
_PROGRAMME = lazily(r"chuong trinh\b")


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `labels.toml`."""

    fields: frozenset[str]
    telling: frozenset[str]
    columns: dict[str, str]


@cache
def labels() -> Labels:
    """The labels of activities and of columns."""
    return msgspec.toml.decode(resource("intake", "facts", "labels.toml").read_bytes(), type=Labels)


def with_records(items: Sequence[Item]) -> Iterator[Item]:
    """The items, an activity and a programme as one item each."""
    at = 0
    while at < len(items):
        item, end = items[at], at + 1
        if _may_name(item):
            while end < len(items) and items[end].mark == "-":
                end += 1
        record = _record(item, items[at + 1 : end]) if end > at + 1 else None
        yield record or item
        at = end if record else at + 1


def _may_name(item: Item) -> bool:
    text = plain(item.text)
    return item.kind == "paragraph" and not item.typed and text.endswith(":") and len(text) <= _LONGEST_NAME


def _record(item: Item, below: Sequence[Item]) -> Item | None:
    """The item with its lines, if they are those of an activity or of a programme."""
    name = cut(item.text, 0, len(plain(item.text).rstrip(" :")))
    texts = [plain(one.text) for one in below]
    found = [_LABEL.match(text) for text in texts]
    if all(one and fold(one["label"]) in labels().fields for one in found) and any(
        one and fold(one["label"]) in labels().telling for one in found
    ):
        return item._replace(kind="activity", text=name, lines=tuple(_field(one.text) for one in below))
    steps = sum(bool(_STEP.match(text)) for text in texts)
    programme = bool(_PROGRAMME.match(fold(plain(name)))) or steps * 2 > len(texts)
    if programme and not any(";" in text.rstrip(" ;.") for text in texts):
        return item._replace(kind="programme", text=name, lines=tuple(_step(one.text) for one in below))
    return None


def _field(text: Text) -> Labelled:
    words = plain(text)
    label = _LABEL.match(words)
    start = label.end() if label else 0
    return Labelled(label["label"].strip() if label else "", cut(text, start, len(words.rstrip(" ;."))))


def _step(text: Text) -> Labelled:
    words = plain(text)
    actor = _ACTOR.search(words)
    end = actor.start() if actor else len(words.rstrip(" ;."))
    return Labelled("", cut(text, 0, end), actor["actor"].strip() if actor else "")


@cache
def columns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What a column of a table of indicators says, by its heading."""
    return tuple((name, re.compile(pattern)) for name, pattern in labels().columns.items())
