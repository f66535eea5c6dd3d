"""Parameters of a plan: declared with a type and a default, given for one build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kehoach.dsl.keywords import nearest
from kehoach.model.plan import Parameter
from kehoach.text.letters import fold
from kehoach.text.source import Span
from kehoach.values.dates import parse_date
from kehoach.values.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Mapping

    from kehoach.dsl.nodes import Directive, Pair
    from kehoach.model.draft import Draft

Type = Literal["text", "number", "date", "flag"]
TYPES: dict[str, Type] = {"chu": "text", "so": "number", "ngay": "date", "co/khong": "flag", "co khong": "flag"}
_SPELLED = ("chữ", "số", "ngày", "có/không")
_FLAGS = ("co", "khong")


def read(draft: Draft, directive: Directive | None, given: Mapping[str, str]) -> tuple[Parameter, ...]:
    """The parameters with their values; a name that the plan does not declare is a fault."""
    pairs = directive.pairs if directive else ()
    values = {fold(name): value for name, value in given.items()}
    declared = [pair.key for pair in pairs]
    for name in given:
        if fold(name) not in map(fold, declared):
            span = directive.head_span if directive else Span(0, 0)
            draft.faults.at("KH057", span, name=name, guess=nearest(name, declared))
    return tuple(one for pair in pairs if (one := _parameter(draft, pair, values)))


def _parameter(draft: Draft, pair: Pair, given: Mapping[str, str]) -> Parameter | None:
    kind, equals, default = (part.strip() for part in pair.value.text.partition("="))
    if fold(kind) not in TYPES:
        span = pair.value.span() if pair.value.text else pair.key_span
        draft.faults.at("KH058", span, typed=kind, known=", ".join(_SPELLED))
        draft.names.set(pair.key, given.get(fold(pair.key), default))
        return None
    value = shown = given.get(fold(pair.key), default)
    if fold(pair.key) not in given and not equals:
        draft.faults.at("KH055", pair.key_span, name=pair.key, type=kind)
        shown = f"[{pair.key}]"  # a word, so that nothing else seems wrong where it stands
    elif not _fits(TYPES[fold(kind)], value):
        draft.faults.at("KH056", pair.span, name=pair.key, value=value, type=kind)
        value = shown = default
    draft.names.set(pair.key, shown)
    return Parameter(name=pair.key, type=TYPES[fold(kind)], value=value, span=draft.span(pair.span))


def _fits(kind: Type, value: str) -> bool:
    if kind == "number":
        return parse_number(value) is not None
    if kind == "date":
        return parse_date(value) is not None
    return kind == "text" or fold(value) in _FLAGS
