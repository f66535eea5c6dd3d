"""Parameters of a plan: declared with a type and a default, given for one build."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from kehoach.dsl.keywords import nearest
from kehoach.model.plan import Parameter
from kehoach.text.letters import fold
from kehoach.values.dates import parse_date
from kehoach.values.numbers import parse_number

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from kehoach.dsl.faults import Faults
    from kehoach.dsl.nodes import Pair
    from kehoach.model.draft import Draft
    from kehoach.text.source import Span

    Declared = Sequence[tuple[Pair, Faults]]

Type = Literal["text", "number", "date", "flag"]
TYPES: dict[str, Type] = {"chu": "text", "so": "number", "ngay": "date", "co/khong": "flag", "co khong": "flag"}
_SPELLED = ("chữ", "số", "ngày", "có/không")
_FLAGS = ("co", "khong")


def read(draft: Draft, declared: Declared, given: Mapping[str, str], span: Span) -> tuple[Parameter, ...]:
    """The parameters with their values; a name that nothing declares is a fault, told at `span`."""
    values = {fold(name): value for name, value in given.items()}
    names = [pair.key for pair, _ in declared]
    for name in given:
        if fold(name) not in map(fold, names):
            draft.faults.at("KH057", span, name=name, guess=nearest(name, names))
    return tuple(_read(draft, declared, values))


def _read(draft: Draft, declared: Declared, given: Mapping[str, str]) -> Iterator[Parameter]:
    for pair, faults in declared:
        with draft.reading(faults):
            if found := _parameter(draft, pair, given):
                yield found


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
