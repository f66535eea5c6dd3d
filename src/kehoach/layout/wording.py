"""Texts on their way to paper: end marks, capitals, and hyphens at which no line may break."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.document import NO_BREAK, NO_BREAK_HYPHEN, NO_BREAK_SPACE, Run, plain
from kehoach.text.patterns import lazily
from kehoach.values import REMEMBERED

if TYPE_CHECKING:
    import re

    from kehoach.layout.document import Text

_END = lazily(r"[.;,:!?…][\s”’\"'»)]*$")
"""A text that ends itself, the mark before a closing quote or bracket counted."""
_LAST_MARK = lazily(r"\s*(?:\./\.|[.;,:]+)?\s*$")
_CODE = lazily(r"[\dA-ZĐ](?:(?<=\d)[\w/.]*|(?<=\b[A-ZĐ])[A-ZĐ]\w*)[-–]\w[\w/.–-]*")
"""A code or a range such as `49/NQ-HĐND`, `2021-2025` and `01–02`; its first sign makes the search fast."""
_ADDRESS = lazily(r"://|@|\bwww\.|\.(?:vn|com|org|net)\b")
"""What only an address has: it is long, and may be broken at its hyphens."""
_RANGE = lazily(r" (?<=\d.)([-–]) (?=\d)")
"""The middle of a range such as `2021 - 2025`."""
_HARD = {"-": NO_BREAK_HYPHEN, "–": f"–{NO_BREAK}"}


@lru_cache(maxsize=REMEMBERED)
def unbroken(text: str) -> str:
    """The text with codes and ranges that stay on one line."""
    if "-" not in text and "–" not in text:
        return text
    return _CODE.sub(_without_chances, _RANGE.sub(_bound, text))


def _bound(match: re.Match[str]) -> str:
    return f"{NO_BREAK_SPACE}{match[1].replace('-', NO_BREAK_HYPHEN)}{NO_BREAK_SPACE}"


def _without_chances(match: re.Match[str]) -> str:
    if _ADDRESS.search(_word_around(match)):
        return match[0]
    return "".join(_HARD.get(sign, sign) for sign in match[0])


def _word_around(match: re.Match[str]) -> str:
    """What stands between the spaces around a match."""
    before, _, _ = match.string[match.end() :].partition(" ")
    return match.string[match.string.rfind(" ", 0, match.start()) + 1 : match.end()] + before


def text_of(words: str) -> Text:
    """Plain words as a text."""
    return (Run(unbroken(words)),) if words else ()


def upper(runs: Text) -> Text:
    """The text in capitals."""
    return tuple(msgspec.structs.replace(run, text=run.text.upper()) for run in runs)


def ended(runs: Text, mark: str) -> Text:
    """The text with an end mark, its own if it has one."""
    if not runs or not mark or _END.search(plain(runs)):
        return runs
    return _marked(with_last(runs, runs[-1].text.rstrip()), mark)


def closed(runs: Text, mark: str) -> Text:
    """The text with this end mark in place of any other."""
    if not runs or not mark:
        return runs
    worded = max((at for at, run in enumerate(runs) if run.text), default=0)
    bare = with_last(runs[: worded + 1], _LAST_MARK.sub("", runs[worded].text))
    return _marked((*bare, *runs[worded + 1 :]), mark)


def _marked(runs: Text, mark: str) -> Text:
    """The text with a mark behind it, behind the number of a footnote that hangs on its end."""
    last = runs[-1]
    if last.note:
        return (*runs, msgspec.structs.replace(last, text=mark, note=0))
    return with_last(runs, last.text + mark)


def without_end(runs: Text) -> Text:
    """The text without a semicolon at its end."""
    return with_last(runs, runs[-1].text.rstrip(" ;"))


def with_last(runs: Text, words: str) -> Text:
    """The text with other words in its last run."""
    return (*runs[:-1], msgspec.structs.replace(runs[-1], text=words))


def joined(*parts: Text) -> Text:
    """Texts one after the other, a space between."""
    out: Text = ()
    for part in parts:
        if part:
            out = (*out, Run(" "), *part) if out else part
    return out


def first_upper(words: str) -> str:
    """The words with a capital first letter."""
    return words[:1].upper() + words[1:]


def first_lower(words: str) -> str:
    """The words with a small first letter."""
    return words[:1].lower() + words[1:]
