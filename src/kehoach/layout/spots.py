"""Parts at a fixed place of a page, outside of the text: who may read it, and how the office is reached."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import msgspec

from kehoach.layout import metrics
from kehoach.layout.document import Spot
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.layout.document import Paragraph
    from kehoach.layout.formats import Format, Spotted
    from kehoach.layout.work import Work


def spotted(work: Work, page: Literal["first", "last", "end"]) -> Iterator[Paragraph]:
    """What stands at a fixed place of the first or the last page, or below the signature."""
    for spot in work.form.spots:
        words = {"contact": work.plan.head.contact, "circulation": work.plan.head.circulation}[spot.role]
        if spot.page == page and words and spot_of(work.form, spot.role, words) is spot:
            yield _placed(work, work.paragraph(spot.role, words), spot)


def spot_of(form: Format, role: str, words: str) -> Spotted | None:
    """The place of these words; none where the format has them in the text."""
    places = (spot for spot in form.spots if spot.role == role)
    return next((spot for spot in places if fold(words).startswith(fold(spot.opening))), None)


def _placed(work: Work, paragraph: Paragraph, spot: Spotted) -> Paragraph:
    if spot.page == "end":
        return msgspec.structs.replace(paragraph, before=round(spot.distance / metrics.MM_PER_POINT))
    left, room = 0.0, work.form.page.text_width
    if spot.column:
        left, room = work.form.letterhead.columns
    framed = work.framed(paragraph, room)
    width = framed.room or room
    place = Spot(_top(work, paragraph, spot, width), round(left + (room - width) / 2, 1), round(width, 1))
    return msgspec.structs.replace(framed, spot=place, room=0)


def _top(work: Work, paragraph: Paragraph, spot: Spotted, width: float) -> float:
    if spot.edge == "top":
        return spot.distance
    height = work.height(paragraph, width) * metrics.MM_PER_POINT
    return round(work.form.page.height - spot.distance - height, 1)
