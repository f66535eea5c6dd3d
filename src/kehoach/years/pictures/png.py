"""Scene → PNG, through Typst and the package's own letters: the same picture on every computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.render.pdf import compiler
from kehoach.render.pdf.faces import typeface
from kehoach.render.pdf.typst import literal, points
from kehoach.years.pictures.svg import element

if TYPE_CHECKING:
    from kehoach.years.pictures.scene import Scene

PIXELS_PER_INCH = 200
_MOST_PIXELS = 16_000
"""A longer side is more than most programs open: then the picture has fewer pixels an inch."""


def to_png(scene: Scene) -> bytes:
    """The scene as a picture of dots."""
    density = min(PIXELS_PER_INCH, _MOST_PIXELS * 72 / max(scene.width, scene.height))
    size = f"width: {points(scene.width)}, height: {points(scene.height)}"
    page = (
        f'#set page({size}, margin: 0pt)\n#image(bytes({literal(element(scene, "picture"))}), format: "svg", {size})\n'
    )
    return compiler.png({compiler.MAIN: page}, typeface(), density)
