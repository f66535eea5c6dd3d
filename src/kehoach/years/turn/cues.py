"""Words that say what a year, a number or a task is: `data/turn.tsv`, each with why."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Literal

from kehoach.rules.tables import table
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from re import Pattern

Group = Literal[
    "việc một lần", "tập còn lại", "tên có năm", "thực hiện", "sự kiện", "kỷ niệm", "đơn vị cấu trúc", "mức",
    "mốc số liệu", "từ khi", "số của tên", "hạn", "số liệu hiện có",
    "hiệu lực", "việc của một ngày", "Tết", "Giỗ Tổ", "ngày âm lịch", "cột của một đời", "vai trò của năm", "cơ quan",
]  # fmt: skip


@cache
def words(group: Group) -> tuple[str, ...]:
    """The words of a group, the longest first."""
    found = (row["từ"] for row in table("turn") if row["nhóm"] == group)
    return tuple(sorted(found, key=len, reverse=True))


@cache
def pattern(group: Group, form: str, *, ignore_case: bool = False) -> Pattern[str]:
    """A pattern in whose form `WORDS` stands for any of the words.

    What stands before a word is looked at behind its first letter: a pattern that begins with a letter is fast.
    """
    choices = [r"\s+".join(map(re.escape, one.split())) for one in words(group)]
    whole = "|".join(rf"{one[0]}(?<!\w.){one[1:]}" for one in choices)
    written = form.replace(r"(?<!\w)WORDS", f"(?:{whole})").replace("WORDS", f"(?:{'|'.join(choices)})")
    return lazily(written, re.IGNORECASE if ignore_case else 0)


def ends_in(group: Group, text: str) -> bool:
    """Whether the text ends in a word of the group."""
    return bool(pattern(group, r"(?<!\w)WORDS\s*$", ignore_case=True).search(text))


def within(group: Group, text: str) -> bool:
    """Whether the text holds a word of the group."""
    return bool(pattern(group, r"(?<!\w)WORDS(?!\w)", ignore_case=True).search(text))


def opens_with(group: Group, text: str) -> bool:
    """Whether the text begins with a word of the group."""
    return bool(pattern(group, r"\W*WORDS(?!\w)", ignore_case=True).match(text))
