"""Activities set out as labelled lines, programmes set out as timed steps: a line that names them, dashes below it."""

from __future__ import annotations

import re
from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING

import msgspec

from kehoach.intake.facts.lists import actors
from kehoach.intake.oldplan import Fact, Labelled
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
_NAME = lazily(
    r"(?:^|\s)(?:(?P<programme>chương trình\s[^:;.“”]{2,60})"
    r"|(?:tổ chức|mở|tiến hành|về)\s+(?P<activity>[^:;.“”]{3,80}))\s*:$",
    re.IGNORECASE,
)
_PROGRAMME = lazily(r"chuong trinh\b")


class Labels(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of `labels.toml`."""

    fields: frozenset[str]
    telling: frozenset[str]
    columns: dict[str, dict[str, str]]
    """What the columns of a table of this kind say, by their headings."""


@cache
def labels() -> Labels:
    """The labels of activities and of columns."""
    return msgspec.toml.decode(resource("intake", "facts", "labels.toml").read_bytes(), type=Labels)


def with_records(items: Sequence[Item]) -> Iterator[Item]:
    """The items, an activity and a programme as one item each; dashes under an activity that have no label stay."""
    at = 0
    while at < len(items):
        item, end = items[at], at + 1
        if _may_name(item):
            while end < len(items) and items[end].mark == "-":
                end += 1
        below = items[at + 1 : end]
        if item.typed and below:
            yield from _named(item, below)
        else:
            record = _record(item, below) if below else None
            yield from (record, *below[len(record.lines) :]) if record else (item, *below)
        at = end


def _may_name(item: Item) -> bool:
    text = plain(item.text)
    return item.mark not in ("-", "+") and text.endswith(":") and len(text) <= _LONGEST_NAME


def _named(item: Item, below: Sequence[Item]) -> Iterator[Item]:
    """A heading or point that names an activity or a programme, and the dashes that tell of it."""
    name = _NAME.search(plain(item.text))
    if name and name["programme"]:
        acting = [tuple(actors(plain(one.text))) for one in below]
        if any(acting):
            yield item._replace(facts=(Fact(*name.span("programme"), "chương trình", 0.8, "reason.programme"),))
            yield from (one._replace(facts=facts) for one, facts in zip(below, acting, strict=True))
            return
    if name and name["activity"] and len(_labelled(below)) == len(below):
        item = item._replace(facts=(Fact(*name.span("activity"), "hoạt động", 0.85, "reason.activity"),))
    yield from (item, *below)


def _record(item: Item, below: Sequence[Item]) -> Item | None:
    """The item with its lines, if they are those of an activity or of a programme."""
    name = cut(item.text, 0, len(plain(item.text).rstrip(" :")))
    if labelled := _labelled(below):
        return item._replace(kind="activity", text=name, lines=tuple(_field(one.text) for one in labelled))
    steps = _steps(below)
    timed = sum(bool(_STEP.match(plain(one.text))) for one in steps)
    programme = bool(_PROGRAMME.match(fold(plain(name)))) or timed * 2 > len(steps)
    if programme and not any(";" in plain(one.text).rstrip(" ;.") for one in steps):
        return item._replace(kind="programme", text=name, lines=tuple(_step(one.text) for one in steps))
    return None


def _steps(items: Sequence[Item]) -> Sequence[Item]:
    """Those up to the last that has an hour, and as far as their list goes on behind it."""
    texts = [plain(one.text).rstrip() for one in items]
    end = max((at for at, text in enumerate(texts, 1) if _STEP.match(text)), default=len(texts))
    while end < len(texts) and texts[end - 1].endswith(";"):
        end += 1
    return items[:end]


def _labelled(items: Sequence[Item]) -> list[Item]:
    """Those that stand first and have a label of an activity; none where no label is such that nothing else has it."""
    found = [_LABEL.match(plain(one.text)) for one in items]
    said = list(takewhile(labels().fields.__contains__, (fold(one["label"]) if one else "" for one in found)))
    return list(items[: len(said)]) if labels().telling.intersection(said) else []


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
def columns(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """What a column of a table of this kind says, by its heading."""
    return tuple((name, re.compile(pattern)) for name, pattern in labels().columns[kind].items())
