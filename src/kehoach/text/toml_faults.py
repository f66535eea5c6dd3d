"""What is wrong with an office's TOML file in its own language; msgspec, which reads it, speaks English."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from kehoach.text import catalogue
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from kehoach.text.catalogue import Language

_PATH = r"(?: - at `\$\.?(?P<path>[^`]*)`)?"
_FORMS = {
    "unknown": lazily(rf"Object contains unknown field `(?P<name>[^`]*)`{_PATH}"),
    "missing": lazily(rf"Object missing required field `(?P<name>[^`]*)`{_PATH}"),
    "kind": lazily(rf"Expected `(?P<wanted>[^`]*)`, got `(?P<typed>[^`]*)`{_PATH}"),
    "value": lazily(r".* - at `\$\.?(?P<path>[^`]*)`"),
    "syntax": lazily(r".*\(at line (?P<line>\d+), column (?P<column>\d+)\)", re.DOTALL),
}
_KINDS = frozenset(("float", "int", "str", "bool", "object", "array"))


def reasons(said: str) -> dict[str, str]:
    """What msgspec said, as arguments of a message: `reason` for Vietnamese, `in_english` for English."""
    return {"reason": _in("vi", said), "in_english": _in("en", said)}


def _in(language: Language, said: str) -> str:
    for form, pattern in _FORMS.items():
        if found := pattern.fullmatch(said):
            words = {name: _kind(part, language) for name, part in found.groupdict(default="").items()}
            return catalogue.phrase(f"toml.{form}", language, **words)
    return catalogue.phrase("toml.unreadable", language) if " " in said else said


def _kind(word: str, language: Language) -> str:
    return catalogue.phrase(f"toml.{word}", language) if word in _KINDS else word
