"""Differences for a person at a terminal: a chapter a topic, a line a difference, readable without colour."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from kehoach.text.patterns import lazily
from kehoach.years.diff.differences import Stretch
from kehoach.years.diff.wording import chapters, short, total, turned_count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from kehoach.text.catalogue import Say
    from kehoach.years.diff.differences import Differences, State
    from kehoach.years.diff.wording import Chapter, Told

_PAINT = {"title": "1", "about": "36", "note": "2", "inserted": "32", "deleted": "31", "plain": "0"}
_MARKS = {"inserted": ("{+", "+}"), "deleted": ("[-", "-]")}
_AROUND = 8
"""How many words before and after a change are worth repeating."""
_LONGEST = 40
"""How many words are told of a sentence that came or went."""
_WORD = lazily(r"\s*\S+")


class View:
    """Tells differences in one language, with or without colour."""

    def __init__(self, say: Say, *, colour: bool = False) -> None:
        self.say = say
        self.colour = colour

    def text(self, found: Differences, names: tuple[str, str], *, turned: bool = False) -> str:
        """Every chapter, then how much there is; `turned` tells also what only followed the year."""
        blocks = [self._heads(found, names)] if found or (turned and found.turned) else []
        blocks += map(self._chapter, chapters(found.differences, self.say))
        if turned and found.turned:
            blocks.append(self._paint("title", self.say("diff.turned-title")))
            blocks += map(self._chapter, chapters(found.turned, self.say))
        return "\n\n".join([*blocks, "\n".join(self._summary(found, turned=turned))]) + "\n"

    def _heads(self, found: Differences, names: tuple[str, str]) -> str:
        years = (found.year_before, found.year_after)
        shown = [f"{name} ({year})" if year else name for name, year in zip(names, years, strict=True)]
        return "\n".join(
            self._paint("title", f"{sign} {name}") for sign, name in zip(("−−−", "+++"), shown, strict=True)
        )

    def _summary(self, found: Differences, *, turned: bool) -> Iterator[str]:
        yield total(found, self.say)
        if found.turned and not turned:
            yield turned_count(found, self.say) + self.say("diff.turned-hint")

    def _chapter(self, chapter: Chapter) -> str:
        return "\n".join([self._paint("title", chapter.title), *map(self._line, chapter.lines)])

    def _line(self, told: Told) -> str:
        words = "".join(self._words(told))
        about = self._paint("about", told.about) if told.about else ""
        lead = ": ".join(part for part in (about, told.field) if part)
        note = self._paint("note", f" ({told.note})") if told.note else ""
        joint = ": " if lead and words else ""
        return f"  {self._paint(_state(told), told.sign)} {lead}{joint}{words}{note}".replace("\n", " ")

    def _words(self, told: Told) -> Iterator[str]:
        words = _shown(told.words)
        states = [stretch.state for stretch in words]
        if states == ["deleted", "inserted"]:
            old, new = words
            yield f"{self._paint('deleted', old.text)} → {self._paint('inserted', new.text)}"
        elif len(states) == 1:
            yield self._paint(states[0] or "plain", short(words[0].text, _LONGEST))
        else:
            for at, stretch in enumerate(words):
                yield self._stretch(stretch, first=at == 0, last=at == len(states) - 1)

    def _stretch(self, stretch: Stretch, *, first: bool, last: bool) -> str:
        if not stretch.state:
            return _around(stretch.text, first=first, last=last)
        opening, closing = _MARKS[stretch.state]
        return self._paint(stretch.state, f"{opening}{stretch.text}{closing}")

    def _paint(self, role: str, text: str) -> str:
        return f"\x1b[{_PAINT[role]}m{text}\x1b[0m" if self.colour and role != "plain" else text


def _state(told: Told) -> State | str:
    return {"added": "inserted", "dropped": "deleted"}.get(told.kind, "about")


def _shown(words: Iterable[Stretch]) -> list[Stretch]:
    """The stretches as a reader sees them: what only turned with the year is no change."""
    same = groupby(words, _mark)
    return [Stretch(text="".join(one.text for one in these), state=state) for state, these in same]


def _mark(one: Stretch) -> State:
    return one.state if one.state in _MARKS else ""


def _around(text: str, *, first: bool, last: bool) -> str:
    """The words next to a change; the others are left out."""
    words = _WORD.findall(text)
    if len(words) <= _AROUND * (2 - first - last) + 1:
        return text
    end = text[len(text.rstrip()) :]
    before = "" if first else "".join(words[:_AROUND]) + " "
    after = "" if last else "".join(words[-_AROUND:]) + end
    return f"{before}…{after}"
