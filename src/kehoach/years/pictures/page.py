"""The web page around pictures: one file, nothing loaded from elsewhere, to be read, heard and printed."""

from __future__ import annotations

import unicodedata
from pathlib import Path
from typing import TYPE_CHECKING

from kehoach.render.docx.xml import escaped
from kehoach.years.pictures.svg import element

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kehoach.text.catalogue import Language
    from kehoach.years.pictures.scene import Scene


def page(title: str, body: str, language: Language, *, kind: str = "") -> bytes:
    """The page with this body."""
    style = Path(__file__).with_name("page.css").read_text(encoding="utf-8")
    text = (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escaped(title)}</title>\n<style>\n{style}</style>\n</head>\n"
        f'<body class="{kind}">\n<main>\n{body}</main>\n</body>\n</html>\n'
    )
    return unicodedata.normalize("NFC", text).encode()


def key(samples: Iterable[tuple[Scene, str]], name: str) -> str:
    """What the marks of the pictures mean, as a list."""
    items = "".join(f"<li>{element(mark, '')} {escaped(said)}</li>\n" for mark, said in samples)
    return f'<ul class="key" aria-label="{escaped(name)}">\n{items}</ul>\n'
