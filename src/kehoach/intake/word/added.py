"""A part put into a package: the header that shows the number of the page, where a file has none."""

from __future__ import annotations

from posixpath import dirname, relpath
from typing import TYPE_CHECKING

from kehoach.intake.word.package import CONTENT, RELATED, TYPES, Relation, relations_of
from kehoach.intake.word.xml import parsed
from kehoach.render.docx.xml import RELATIONS

if TYPE_CHECKING:
    from kehoach.intake.word.package import Package
    from kehoach.intake.word.xml import Element

_HEADER = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"


def add_header(package: Package, header: Element) -> str:
    """Put a header into the package, and give the id by which page set-ups name it."""
    folder = dirname(package.main)
    name = _free(package.raw, f"{folder}/header{{}}.xml".lstrip("/"))
    relation = _free(package.relations, "headerAdded{}")
    package.raw[name] = b""
    package.parts[name] = header
    package.relations[relation] = Relation("header", name)
    _add(package, TYPES, f"{CONTENT}Override", {"PartName": f"/{name}", "ContentType": _HEADER})
    target = relpath(name, folder or ".")
    related = {"Id": relation, "Type": f"{RELATIONS}/header", "Target": target}
    _add(package, relations_of(package.main), f"{RELATED}Relationship", related)
    return relation


def _free(taken: object, pattern: str) -> str:
    count = 1
    while pattern.format(count) in taken:  # type: ignore[operator]
        count += 1
    return pattern.format(count)


def _add(package: Package, part: str, tag: str, attributes: dict[str, str]) -> None:
    """One more entry in a part that lists others."""
    from lxml import etree

    root = parsed(package.raw[part], part)
    root.append(root.makeelement(tag, attributes, None))
    package.raw[part] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
