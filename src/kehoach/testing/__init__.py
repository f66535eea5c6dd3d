"""For tests of plans and templates: what a plan becomes, as text and pictures that syrupy keeps.

`assert laid_out("ke-hoach.kh") == snapshot` holds a plan to what was stored with `pytest --snapshot-update`.
Needs `pip install kehoach[testing]`; pytest finds the plugin by itself.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kehoach.testing.faults import DamagedFileError, FaultyPlanError
    from kehoach.testing.pictures import PagePictures, page_pictures
    from kehoach.testing.plans import PlanSource, laid_out
    from kehoach.testing.printed import pdf_lines
    from kehoach.testing.word import docx_text

__all__ = [
    "DamagedFileError",
    "FaultyPlanError",
    "PagePictures",
    "PlanSource",
    "docx_text",
    "laid_out",
    "page_pictures",
    "pdf_lines",
]

_LATER = {
    "DamagedFileError": "faults",
    "FaultyPlanError": "faults",
    "PagePictures": "pictures",
    "PlanSource": "plans",
    "docx_text": "word",
    "laid_out": "plans",
    "page_pictures": "pictures",
    "pdf_lines": "printed",
}
"""Where each name stands; nothing is loaded for the plugin, which is in every session of pytest."""


def __getattr__(name: str) -> object:
    """What a test names, loaded as it does."""
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")  # noqa: EM102, TRY003 - in Python's words
    return getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
