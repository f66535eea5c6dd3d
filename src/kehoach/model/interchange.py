"""Plan ⇄ JSON: the same model for other programs, and the schema that describes it to them."""

from __future__ import annotations

import ast
import inspect
import itertools
from codecs import BOM_UTF8
from functools import cache
from textwrap import dedent
from typing import TYPE_CHECKING, Any

import msgspec

from kehoach.model import plan as types
from kehoach.model.plan import Plan

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.text.diagnostics import Diagnostic

    Json = dict[str, Any]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_ID = "urn:kehoach:plan"
_BLOCK = "#/$defs/Block"
_ENCODER = msgspec.json.Encoder(decimal_format="number")


class NotAPlan(ValueError):  # noqa: N818 - it is read as a sentence: not a plan
    """The JSON holds no plan; `diagnostics` tell where and why."""

    def __init__(self, diagnostics: tuple[Diagnostic, ...]) -> None:
        super().__init__("; ".join(diagnostic.code for diagnostic in diagnostics))
        self.diagnostics = diagnostics


def to_json(plan: Plan, *, indent: int = 2) -> str:
    """The plan as JSON: figures as they were written, the same text for the same plan."""
    return msgspec.json.format(_ENCODER.encode(plan), indent=indent).decode() + "\n"


def from_json(text: str | bytes, *, path: str = "") -> Plan:
    """The plan that a JSON text holds; `path` names it in messages."""
    data = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
    try:
        return _decoder().decode(data.removeprefix(BOM_UTF8))
    except (msgspec.DecodeError, UnicodeError, RecursionError) as fault:
        from kehoach.model.json_faults import explain  # noqa: PLC0415 - jsonschema is loaded only for a file that is not a plan

        raise NotAPlan(explain(data.decode("utf-8-sig", "replace"), fault, path)) from None


@cache
def _decoder() -> msgspec.json.Decoder[Plan]:
    return msgspec.json.Decoder(Plan)


def schema() -> Json:
    """The JSON Schema of a plan, made from its types and their docstrings."""
    (root,), parts = msgspec.json.schema_components([Plan], ref_template="#/$defs/{name}")
    found: Json = {name: _as_written(part) for name, part in parts.items()}
    for name, part in found.items():
        for field, words in _told_fields(getattr(types, name)):
            part["properties"][field]["description"] = words
    found["Block"] = {"title": "Block", "description": "One block of content.", **_choice_of_blocks(parts)}
    heading = {"$schema": _DIALECT, "$id": _ID, "title": "Plan", "description": found["Plan"]["description"]}
    return {**heading, **root, "$defs": dict(sorted(found.items()))}


def schema_json() -> str:
    """The schema as it is published."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"


def _choice_of_blocks(parts: Json) -> Json:
    choice: Json = parts["Appendix"]["properties"]["blocks"]["items"]
    return choice


def _as_written(part: Any) -> Any:  # noqa: ANN401 - a part of any JSON
    """The schema of one part as plans are written: decimals are numbers, and the choice of blocks has one name."""
    if isinstance(part, list):
        return [_as_written(item) for item in part]
    if not isinstance(part, dict):
        return part
    if part.get("format") == "decimal":
        return {"type": "number"}
    if "discriminator" in part:
        return {"$ref": _BLOCK}
    return {key: _as_written(value) for key, value in part.items()}


def _told_fields(kind: type[msgspec.Struct]) -> Iterator[tuple[str, str]]:
    """The fields of a type that a docstring stands under, as JSON names them, and their words."""
    names = dict(zip(kind.__struct_fields__, kind.__struct_encode_fields__, strict=True))
    (written,) = ast.parse(dedent(inspect.getsource(kind))).body
    body = written.body if isinstance(written, ast.ClassDef) else []
    for field, below in itertools.pairwise(body):
        if isinstance(field, ast.AnnAssign) and isinstance(below, ast.Expr):
            yield names[ast.unparse(field.target)], inspect.cleandoc(ast.literal_eval(below.value))
