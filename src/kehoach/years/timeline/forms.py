"""The forms that a timeline is written in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.text.catalogue import speaker

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.model.plan import Plan
    from kehoach.text.catalogue import Language
    from kehoach.years.timeline.events import Event

FORMS = ("html", "png", "svg", "ics")
"""Also the endings of their files."""


def write(plan: Plan, events: Sequence[Event], form: str, language: Language, *, alarm: int = 0) -> bytes:
    """The events of a plan in one of the `FORMS`."""
    say = speaker(language)
    if form == "ics":
        from kehoach.years.timeline.calendar import to_ics  # noqa: PLC0415 - only for a calendar

        return to_ics(plan, events, say, language, alarm)
    if form == "html":
        from kehoach.years.timeline.web import to_html  # noqa: PLC0415 - only for a page

        return to_html(plan, events, say, language)
    from kehoach.years.pictures.forms import picture as drawn  # noqa: PLC0415 - only for a picture
    from kehoach.years.timeline.picture import picture  # noqa: PLC0415 - only for a picture

    return drawn(picture(plan, events, say), form)
