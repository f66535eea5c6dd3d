"""Activities and timed programmes: their fields or steps, listed, or what stands under the heading that names them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.model import texts
from kehoach.model.content import Paragraph
from kehoach.model.outline import OpenSection
from kehoach.model.plan import Field, Step
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.model.content import Text

_HOUR = r"\d{1,2}\s*(?:[hg:]\s*\d{0,2}|giờ(?:\s*\d{1,2}(?:\s*phút)?)?)"
_TIME = lazily(rf"(?P<time>{_HOUR}(?:\s*[-–]\s*{_HOUR})?)\s*:\s*")
_LABEL = lazily(r"(?P<label>[^:;.]{1,40}):\s+")


def step(text: Text, actor: str = "") -> Step:
    """A step of a programme; the hour before its colon is its time."""
    words = "".join(run.text for run in text)
    timed = _TIME.match(words)
    if not timed:
        return Step(time="", text=text, actor=actor)
    return Step(time=timed["time"], text=texts.cut(text, timed.end()), actor=actor)


def complete(section: OpenSection) -> None:
    """Give the activities named in a heading what stands under it."""
    for inner in section.blocks:
        if isinstance(inner, OpenSection):
            complete(inner)
    for activity in section.place.activities:
        if activity.programme:
            under = (one for one in section.blocks if isinstance(one, OpenSection))
            activity.steps = tuple(step(texts.without_end_marks(one.text), one.place.actor) for one in under)
        else:
            activity.fields = tuple(_fields(section))


def _fields(section: OpenSection) -> Iterator[Field]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield _field(block.text)
        elif isinstance(block, OpenSection) and not block.place.activities:
            below = [one.text for one in block.blocks if isinstance(one, (OpenSection, Paragraph))]
            label = block.plain.strip(" :")
            yield from (Field(label=label, text=texts.without_end_marks(text)) for text in below)
            if not below:
                yield _field(block.text)


def _field(text: Text) -> Field:
    text = texts.without_end_marks(text)
    labelled = _LABEL.match("".join(run.text for run in text))
    return (
        Field(label=labelled["label"], text=texts.cut(text, labelled.end())) if labelled else Field(label="", text=text)
    )
