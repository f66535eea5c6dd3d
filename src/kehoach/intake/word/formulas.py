"""Formulas of Word on one line: `1/2`, `m²`, `√x`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.word.xml import M

if TYPE_CHECKING:
    from collections.abc import Callable

    from kehoach.intake.word.xml import Element

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")


def formula(element: Element) -> str:
    """What a formula says."""
    name = element.tag[len(M) :] if element.tag.startswith(M) else ""
    if name == "t":
        return element.text or ""
    write = _WRITTEN.get(name)
    return write(element) if write else "".join(map(formula, element))


def _part(element: Element, name: str) -> str:
    found = element.find(M + name)
    return "" if found is None else formula(found)


def _alone(text: str) -> str:
    """A part of a formula that other signs follow: in brackets where it is more than one number or name."""
    return text if text.replace(",", "").replace(".", "").isalnum() else f"({text})"


def _fraction(element: Element) -> str:
    return f"{_alone(_part(element, 'num'))}/{_alone(_part(element, 'den'))}"


def _power(element: Element) -> str:
    return _part(element, "e") + _scripted(_part(element, "sup"), RAISED, "^")


def _index(element: Element) -> str:
    return _part(element, "e") + _scripted(_part(element, "sub"), LOWERED, "_")


def _scripted(text: str, table: dict[int, int], sign: str) -> str:
    return text.translate(table) if text.isdecimal() else f"{sign}{_alone(text)}"


def _root(element: Element) -> str:
    return f"{_part(element, 'deg')}√{_alone(_part(element, 'e'))}"


_WRITTEN: dict[str, Callable[[Element], str]] = {"f": _fraction, "sSup": _power, "sSub": _index, "rad": _root}
