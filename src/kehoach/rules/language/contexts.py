"""What must stand around a phrase, and what may not, for a table's row to hold."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from kehoach.rules.language.words import cut
from kehoach.rules.tables import items
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.rules.language.words import Reading, Stretch
    from kehoach.rules.tables import Row

Words = tuple[str, ...]
_KIND = lazily(r"(<[^>]+>)")
_ROMAN = lazily(r"[IVXLC]+")


class Choice(NamedTuple):
    """What may stand in one place: one of some words, a word of some kind, or several words."""

    words: frozenset[str]
    kinds: tuple[str, ...]
    longer: tuple[Words, ...]


class Context(NamedTuple):
    """Words or kinds of words (`<Hoa>`, `<số>` …), each a choice of several; nothing where a row does not ask."""

    near: Choice | None
    """One of them stands in the same sentence."""
    before: Choice | None
    after: Choice | None
    not_before: Choice | None
    not_after: Choice | None

    def holds(self, words: Stretch) -> bool:
        """Whether the phrase stands where the row means it."""
        reading, start, end = words
        return (
            (self.after is None or _begins(reading, end, self.after))
            and (self.before is None or _ends(reading, start, self.before))
            and (self.not_before is None or not _ends(reading, start, self.not_before))
            and (self.not_after is None or not _begins(reading, end, self.not_after))
            and (self.near is None or _near(reading.sentence(start), self.near))
        )


def context(row: Row) -> Context | None:
    """What a row asks for; nothing where it holds anywhere."""
    columns = ("cùng câu", "từ trước", "từ sau", "trừ trước", "trừ sau")
    asked = Context(*(_choice(items(row.get(column, ""))) for column in columns))
    return asked if any(asked) else None


def _choice(cells: tuple[str, ...]) -> Choice | None:
    patterns = [_pattern(cell) for cell in cells]
    single = [one[0] for one in patterns if len(one) == 1]
    kinds = tuple(one for one in single if one in _KINDS)
    longer = tuple(one for one in patterns if len(one) > 1)
    return Choice(frozenset(single).difference(kinds), kinds, longer) if patterns else None


def _pattern(cell: str) -> Words:
    parts = (part for part in _KIND.split(cell) if part.strip())
    return tuple(word for part in parts for word in ([part] if part[0] == "<" else cut(part)))


def _ends(reading: Reading, start: int, choice: Choice) -> bool:
    if start and _stands(reading, start - 1, choice):
        return True
    return bool(choice.longer) and any(
        start >= len(one) and _stand(reading, start - len(one), one) for one in choice.longer
    )


def _begins(reading: Reading, end: int, choice: Choice) -> bool:
    if _stands(reading, end, choice):
        return True
    return bool(choice.longer) and any(_stand(reading, end, one) for one in choice.longer)


def _stands(reading: Reading, index: int, choice: Choice) -> bool:
    if index < len(reading.words) and reading.words[index] in choice.words:
        return True
    return bool(choice.kinds) and any(_is(reading, index, kind) for kind in choice.kinds)


def _stand(reading: Reading, at: int, words: Words) -> bool:
    return all(_is(reading, index, word) for index, word in enumerate(words, at))


def _is(reading: Reading, index: int, word: str) -> bool:
    if index >= len(reading.words):
        return word == "<dấu câu>"
    kind = _KINDS.get(word)
    return reading.words[index] == word if kind is None else kind(reading.printed(index))


def _near(sentence: list[str], choice: Choice) -> bool:
    text = f" {' '.join(sentence)} "
    return not choice.words.isdisjoint(sentence) or any(f" {' '.join(one)} " in text for one in choice.longer)


_KINDS: dict[str, Callable[[str], bool]] = {
    "<thường>": lambda word: word in ",;" or word.islower() or word[:2].isupper(),
    "<Hoa>": lambda word: word[:1].isupper() and word[1:].islower(),
    "<số>": str.isdigit,
    "<La Mã>": lambda word: _ROMAN.fullmatch(word) is not None,
    "<chữ cái>": lambda word: len(word) == 1 and word.islower(),
    "<dấu câu>": lambda word: not word[0].isalnum(),
}
