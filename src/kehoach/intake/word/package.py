"""A Word file opened safely: nothing of it is run, nothing that it points to is fetched, what would harm is refused."""

from __future__ import annotations

from posixpath import dirname, normpath
from typing import TYPE_CHECKING, NamedTuple

from kehoach.intake.word import zipped
from kehoach.intake.word.refusal import Refusal, RefusedError
from kehoach.intake.word.xml import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from kehoach.intake.word.xml import Element

TYPES = "[Content_Types].xml"
CONTENT = "{http://schemas.openxmlformats.org/package/2006/content-types}"
RELATED = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_WORD = "wordprocessingml"
_OTHERS = {"spreadsheetml": "excel", "ms-excel": "excel", "presentationml": "powerpoint", "ms-powerpoint": "powerpoint"}
_MACROS = "macroEnabled"
READ = (
    "styles",
    "numbering",
    "theme",
    "settings",
    "footnotes",
    "endnotes",
    "comments",
    "header",
    "footer",
)
"""The kinds of parts that are read beside the text; pictures, fonts, macros and embedded files stay closed."""


class Relation(NamedTuple):
    """What a part points to inside of the file."""

    kind: str
    """The last word of the relation's type: `header`, `styles`."""
    target: str


class Package(NamedTuple):
    """The parts of a Word file that are read, parsed, by their names."""

    main: str
    """The name of the part that holds the text."""
    parts: dict[str, Element]
    relations: dict[str, Relation]
    """What the text points to, by the id of the relation."""
    macros: bool
    """Whether it carries macros; they are not looked at."""
    external: tuple[str, ...]
    """The addresses outside of the file that it points to (pictures, templates); they are never followed."""
    raw: dict[str, bytes]
    """Every part as it is stored, for who writes a corrected copy."""

    @property
    def text(self) -> Element:
        """The root of the part that holds the text."""
        return self.parts[self.main]

    def one(self, kind: str) -> Element | None:
        """The part of a kind that a file has once: `styles`, `numbering`."""
        return next((self.parts[each.target] for each in self.relations.values() if each.kind == kind), None)


def open_file(path: Path) -> Package | Refusal:
    """The Word file at a path; a file that cannot be read from the disk is an `OSError`."""
    if path.stat().st_size > zipped.LARGEST_FILE:
        return Refusal("too-large", (("limit", f"{zipped.LARGEST_FILE >> 20}"),))
    return open_bytes(path.read_bytes())


def open_bytes(data: bytes) -> Package | Refusal:
    """The Word file that these bytes are, or why it is not read."""
    try:
        return _opened(zipped.members(data))
    except RefusedError as error:
        return error.refusal


def _opened(raw: dict[str, bytes]) -> Package:
    kinds = dict(_content_types(raw))
    main = _main(raw)
    kind = kinds.get(main, kinds.get(main.rpartition(".")[2], ""))
    if _WORD not in kind and _MACROS not in kind:
        raise RefusedError(_other_kind(kind))
    if other := next((name for mark, name in _OTHERS.items() if mark in kind), None):
        raise RefusedError(Refusal("other-office", (("kind", other),)))
    relations, external = _relations(raw, main)
    names = [main, *(each.target for each in relations.values() if each.kind in READ)]
    parts = {name: parsed(raw[name], name) for name in dict.fromkeys(names) if name in raw}
    known = {key: each for key, each in relations.items() if each.kind not in READ or each.target in parts}
    return Package(main, parts, known, _MACROS in kind or "word/vbaProject.bin" in raw, external, raw)


def _other_kind(kind: str) -> Refusal:
    found = next((name for mark, name in _OTHERS.items() if mark in kind), None)
    return Refusal("other-office", (("kind", found),)) if found else Refusal("not-word")


def _content_types(raw: dict[str, bytes]) -> Iterator[tuple[str, str]]:
    """The kind of content of each part, and of each ending, by its name."""
    if TYPES not in raw:
        raise RefusedError(Refusal("odt" if "mimetype" in raw and b"opendocument" in raw["mimetype"] else "not-word"))
    for each in parsed(raw[TYPES], TYPES):
        if each.tag == f"{CONTENT}Default":
            yield each.get("Extension", "").lower(), each.get("ContentType", "")
        elif each.tag == f"{CONTENT}Override":
            yield each.get("PartName", "").lstrip("/"), each.get("ContentType", "")


def _main(raw: dict[str, bytes]) -> str:
    relations, _ = _relations(raw, "")
    main = next((each.target for each in relations.values() if each.kind == "officeDocument"), None)
    if main is None or main not in raw:
        raise RefusedError(Refusal("no-text"))
    return main


def _relations(raw: dict[str, bytes], part: str) -> tuple[dict[str, Relation], tuple[str, ...]]:
    """What a part points to inside of the file, by ids, and the addresses outside of it."""
    rels = relations_of(part)
    if rels not in raw:
        return {}, ()
    inside, outside = {}, []
    for each in parsed(raw[rels], rels).iter(f"{RELATED}Relationship"):
        kind, target = each.get("Type", "").rpartition("/")[2], each.get("Target", "")
        if each.get("TargetMode") == "External":
            outside.append(target)
        else:
            inside[each.get("Id", "")] = Relation(kind, _inside(part, target))
    return inside, tuple(outside)


def relations_of(part: str) -> str:
    """The name of the part that says what a part points to."""
    folder, _, name = part.rpartition("/")
    return normpath(f"{folder}/_rels/{name}.rels").lstrip("/")


def _inside(part: str, target: str) -> str:
    """The name of the part that a target means; one that leads out of the file is no part at all."""
    joined = target if target.startswith("/") else f"{dirname(part)}/{target}"
    return normpath(f"/{joined}").lstrip("/")
