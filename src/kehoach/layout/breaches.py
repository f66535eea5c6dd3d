"""An office's own figures held against what its format allows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.formats import FormatError, Letterhead, Page, Style

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.formats import Coherence, Format

Figure = float | str | bool
_CERTAIN = ("confirmed", "read", "measured")
_LOOKS = ("bold", "italic", "caps", "underline", "align")
"""What an office may not change of a style whose look a clause fixes."""
_WORDS = {"page": "Trang", "letterhead": "Đầu văn bản"}


def _said(value: Figure) -> str:
    """A figure as its file has it."""
    return str(value).lower() if isinstance(value, bool) else f"{value:g}" if isinstance(value, float) else str(value)


class Breach(msgspec.Struct, frozen=True):
    """A figure outside of what the rules allow."""

    part: str
    """Whose figure it is: `page`, `letterhead`, or the role of a style."""
    word: str
    """What a person calls that part."""
    figure: str
    value: Figure
    allowed: str
    clause: str

    def __str__(self) -> str:
        """The figure, what is allowed, and the clause that says so."""
        return f"{self.word}: {self.part}.{self.figure} = {_said(self.value)}, cho phép {self.allowed} ({self.clause})"


class BreachError(FormatError):
    """An office's own figures that the rules forbid."""

    def __init__(self, law: str, breaches: tuple[Breach, ...]) -> None:
        super().__init__(f"{law}: {'; '.join(map(str, breaches))}")
        self.law = law
        self.breaches = breaches


def breaches(form: Format, rules: Format) -> Iterator[Breach]:
    """The figures outside of what the format itself allows."""
    yield from _outside("page", form.page, rules.page)
    yield from _outside("letterhead", form.letterhead, rules.letterhead)
    for role, rule in rules.styles.items():
        yield from _outside(role, form.style(role), rule)
    if rules.coherence:
        yield from _incoherent(form, rules.coherence)


def _outside(part: str, own: Page | Letterhead | Style, rules: Page | Letterhead | Style) -> Iterator[Breach]:
    """The figures of a part outside of their range or choice, and those that may not change at all."""
    word = rules.word if isinstance(rules, Style) else _WORDS[part]
    allowed = {figure: f"{low:g} - {high:g}" for figure, (low, high) in rules.range.items()}
    wrong = {figure for figure, (low, high) in rules.range.items() if not low <= getattr(own, figure) <= high}
    for figure, choice in (rules.choice if isinstance(rules, Style) else {}).items():
        allowed[figure] = ", ".join(f"{each:g}" for each in choice)
        wrong |= {figure} if getattr(own, figure) not in choice else set()
    for figure in _fixed(rules):
        allowed[figure] = _said(getattr(rules, figure))
        wrong |= {figure} if getattr(own, figure) != getattr(rules, figure) else set()
    yield from (
        Breach(part, word, figure, getattr(own, figure), allowed[figure], rules.clause) for figure in sorted(wrong)
    )


def _fixed(rules: Page | Letterhead | Style) -> tuple[str, ...]:
    """What may not change: the look of a style that a clause gives, the texts of the letterhead."""
    if isinstance(rules, Style):
        return tuple(look for look in _LOOKS if look not in rules.ours) if rules.certainty in _CERTAIN else ()
    return rules.fixed if isinstance(rules, Letterhead) else ()


def _incoherent(form: Format, rules: Coherence) -> Iterator[Breach]:
    """The sizes that do not go with the others, told against the set that they are nearest to."""
    sizes = {role: form.style(role).size for role in rules.sets[0]}
    nearest = max(rules.sets, key=lambda each: sum(sizes[role] == size for role, size in each.items()))
    words = ", ".join(f"{form.style(role).word} {size:g}" for role, size in nearest.items())
    for role, size in nearest.items():
        if sizes[role] != size:
            yield Breach(role, form.style(role).word, "size", sizes[role], f"{size:g} ({words})", rules.clause)
