"""Package → bytes: the same file with some of its parts changed; every other part stays as it is stored."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.docx.package import compressed, package

if TYPE_CHECKING:
    from collections.abc import Collection

    from kehoach.intake.word.package import Package


def saved(opened: Package, changed: Collection[str]) -> bytes:
    """The file with these parts as they are now in `opened.parts`."""
    from lxml import etree

    def content(name: str) -> bytes:
        if name not in changed:
            return opened.raw[name]
        return etree.tostring(opened.parts[name], xml_declaration=True, encoding="UTF-8", standalone=True)

    return package([compressed(name, content(name)) for name in opened.raw])
