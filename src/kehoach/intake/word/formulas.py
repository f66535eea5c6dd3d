"""Formulas of Word on one line: `1/2`, `m²`, `√x`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.word.xml import M
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    import re
    from collections.abc import Callable

    from kehoach.intake.word.xml import Element

RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
LOWERED = str.maketrans("0123456789", "₀₁₂₃₄₅₆₇₈₉")
_SWITCH = lazily(r"\\(?P<name>[a-z])(?P<options>(?:\s*\\[a-z]{2}\d*)*)\s*\((?P<said>[^()]*)\)")
_LONGEST = 1000
_KEPT, _SHOWN = str.maketrans("()", "\ue000\ue001"), str.maketrans("\ue000\ue001", "()")


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


def equation(code: str) -> str:
    r"""What a field `EQ` says: `\f(1;2)` is 1/2; a part of it that is no formula of one line stays as it is typed."""
    if len(code) > _LONGEST:
        return code
    while (written := _SWITCH.sub(_of_switch, code)) != code:
        code = written
    return code.strip().translate(_SHOWN)


def _of_switch(found: re.Match[str]) -> str:
    said, name = found["said"], found["name"]
    parts = [part.strip() for part in said.split(";" if ";" in said else ",")]
    if name == "f" and len(parts) > 1:
        written = f"{_alone(parts[0])}/{_alone(parts[1])}"
    elif name == "r":
        written = f"{parts[0] if len(parts) > 1 else ''}√{_alone(parts[-1])}"
    elif name == "s":
        written = _scripted(said, LOWERED, "_") if "do" in found["options"] else _scripted(said, RAISED, "^")
    else:
        written = f"({said})" if name == "b" else " ".join(parts)
    return written.translate(_KEPT)
