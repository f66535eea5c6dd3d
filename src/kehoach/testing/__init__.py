"""For tests of plans and templates: what a plan becomes, as text and pictures that syrupy keeps.

`assert laid_out("ke-hoach.kh") == snapshot` holds a plan to what was stored with `pytest --snapshot-update`.
Needs `pip install kehoach[testing]`; pytest finds the plugin by itself.
"""

from __future__ import annotations

from kehoach.testing.pictures import PagePictures, page_pictures
from kehoach.testing.plans import FaultyPlanError, PlanSource, laid_out
from kehoach.testing.printed import pdf_lines
from kehoach.testing.word import docx_text

__all__ = [
    "FaultyPlanError",
    "PagePictures",
    "PlanSource",
    "docx_text",
    "laid_out",
    "page_pictures",
    "pdf_lines",
]
