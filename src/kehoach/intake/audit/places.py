"""Rules about places: columns, what is level with what, what stands above what, lines under words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.drawn import width_of
from kehoach.intake.audit.looks import SLACK
from kehoach.intake.audit.parts import lines_of_part
from kehoach.intake.audit.verdicts import ABSENT, PASS, Asked, Fault, Outcome, at, found, unsure
from kehoach.layout import metrics

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kehoach.intake.audit.roles import Drawn, Placed
    from kehoach.intake.audit.verdicts import Subject
    from kehoach.intake.word.file import Paragraph

_RIGHT = {"country", "motto", "banner", "place_date", "authority", "signer"}
_AS_LONG = Asked(85, 115)
"""A line “as long as the text” in hundredths of it: what the eye takes for so."""
_SHARE_SLACK = 4.0
_OFF_CENTRE = 4.0
"""How far a line may be off the middle of its column before a reader sees it, in millimetres."""
_COLUMNS = Asked(30, 50)
"""The left column of the letterhead in hundredths: about 40."""
_ROOM_TO_SIGN = 40.0
ABOVE = {
    "motto": ("country",),
    "issuer": ("parent",),
    "separator": ("issuer",),
    "number": ("separator",),
    "place_date": ("banner",),
    "title": ("kind", "title_author"),
    "divider": ("title",),
    "issued_with": ("title", "divider"),
    "secrecy": ("number",),
    "urgency": ("secrecy", "number"),
    "position": ("authority",),
    "authority": ("authority",),
    "signer": ("position", "sole_position", "authority"),
    "post": ("position", "sole_position"),
    "signer_after_post": ("post",),
    "recipient": ("recipients",),
    "appendix_title": ("appendix",),
    "appendix_reference": ("appendix_title",),
}
"""What may stand right above the first line of each role."""


def column(subject: Subject, part: str) -> Outcome:
    """Whether a part stands in its column."""
    lines = lines_of_part(subject, part)
    if not lines:
        return ABSENT
    if any(not _has_column(line) for line in lines):
        return unsure("no-columns")
    return found(at(line, "column", asked=_wanted(line)) for line in lines[:1] if line.side != _wanted(line))


def _has_column(line: Placed) -> bool:
    return line.piece.tabbed or line.paragraph.spot is not None


def _wanted(line: Placed) -> str:
    return "right" if line.role in _RIGHT else "left"


def row(subject: Subject, part: str) -> Outcome:
    """Whether a part is level with the one beside it."""
    line = next(iter(lines_of_part(subject, part)), None)
    other = next((each for role in _beside(subject, part) if (each := subject.roles.first(role))), None)
    if line is None or other is None:
        return ABSENT
    if _same_row(line, other):
        return PASS
    if not (_has_column(line) and _has_column(other)):
        return unsure("no-columns")
    if line.piece.tabbed and other.role == "banner":
        return follows(subject, part)
    return found([at(line, "not-level", other=other.role)])


def _beside(subject: Subject, part: str) -> tuple[str, ...]:
    number_side = subject.form.letterhead.date_with_number
    return {
        "place-date": ("number",) if number_side else ("banner",),
        "number": ("place_date",) if number_side else (),
        "authority": ("recipients",),
        "recipients": ("authority", "sole_position"),
        "country": ("parent", "issuer"),
        "banner": ("parent", "issuer"),
        "secrecy": ("number",),
    }.get(part, ())


def _same_row(one: Placed, other: Placed) -> bool:
    if one.paragraph.at == other.paragraph.at:
        return True
    here, there = one.paragraph.spot, other.paragraph.spot
    return here is not None and there is not None and (here.table, here.row) == (there.table, there.row)


def follows(subject: Subject, part: str) -> Outcome:
    """Whether a part stands right under the one that it belongs under."""
    line = next(iter(lines_of_part(subject, part)), None)
    if line is None:
        return ABSENT
    above = _above(subject.roles.placed, line)
    if above is not None and (above.role in ABOVE.get(line.role, ()) or above.role == line.role):
        return PASS
    wanted = [role for role in ABOVE.get(line.role, ()) if subject.roles.first(role)]
    if not wanted:
        return ABSENT
    if _beside_another_signature(subject, line):
        return unsure("no-columns")
    return found([at(line, "not-under", other=wanted[0])])


def _beside_another_signature(subject: Subject, line: Placed) -> bool:
    """Whether tabs set two signatures side by side, which leaves open what stands under what."""
    ats = [each.paragraph.at for each in subject.roles.in_region("foot") if each.side == "right"]
    return line.region == "foot" and line.piece.tabbed and len(set(ats)) < len(ats)


def _above(placed: Sequence[Placed], line: Placed) -> Placed | None:
    """The nearest line above in the same column."""
    column = [each for each in placed if each.region == line.region and _column(each) == _column(line)]
    here = next((at for at, each in enumerate(column) if each is line), 0)
    return column[here - 1] if here else None


def _column(line: Placed) -> object:
    spot = line.paragraph.spot
    return (spot.table, spot.column) if line.region == "foot" and spot else (line.side, line.appendix)


def cells(subject: Subject) -> Outcome:
    """Whether the two columns of the letterhead are about 40 and 60 per cent."""
    left, right = subject.roles.first("issuer"), subject.roles.first("country") or subject.roles.first("banner")
    if left is None or right is None:
        return ABSENT
    if left.paragraph.spot is None or right.paragraph.spot is None:
        return unsure("no-columns")
    share = 100 * left.paragraph.room / max(left.paragraph.room + right.paragraph.room, 1)
    if _COLUMNS.holds(share, 1):
        return PASS
    return found([at(left, "columns", found=round(share), asked=_COLUMNS)])


def under(subject: Subject, part: str) -> Outcome:
    """Whether the line under a part is drawn, and as long as it should be; or that there is none where none may be."""
    lines = lines_of_part(subject, part)
    if not lines:
        return ABSENT
    asked = _asked_length(subject, lines[0].role)
    drawn = lines_under(subject, lines[-1])
    if asked is None:
        return found(at(lines[-1], "rule-unwanted") for _ in drawn[:1])
    real = [each for each in drawn if each.kind in {"border", "shape"}]
    if not real:
        key = f"rule-{drawn[0].kind}" if drawn else "rule-missing"
        return found([at(lines[-1], key)])
    width = max(width_of(line.paragraph) for line in lines)
    shares = [100 * each.length / max(width, 1) for each in real]
    if any(asked.holds(share, _SHARE_SLACK) for share in shares):
        return PASS
    return found([at(lines[-1], "rule-length", found=round(shares[0]), asked=asked)])


def _asked_length(subject: Subject, role: str) -> Asked | None:
    form = subject.form.letterhead
    if role in {banner.role for banner in form.banners if banner.ruled}:
        return _AS_LONG
    share = {"issuer": form.issuer_rule, "title": form.title_rule}.get(role, 0)
    if not share:
        return None
    low, high = form.range.get(f"{role}_rule", (share, share))
    return Asked(round(100 * low), round(100 * high))


def lines_under(subject: Subject, line: Placed) -> list[Drawn]:
    """The lines drawn in the column of a line, those that underlining draws only where it is this line's."""
    region = "title" if line.region == "title" else line.region
    return [
        each
        for each in subject.roles.drawn
        if each.region == region
        and each.appendix == line.appendix
        and (region != "head" or each.side == line.side)
        and (each.kind != "underline" or each.at == line.paragraph.at)
    ]


def centred(subject: Subject, part: str) -> Outcome:
    """Whether the line under a part stands in the middle."""
    lines = lines_of_part(subject, part)
    real = [each for each in lines_under(subject, lines[-1]) if each.kind in {"border", "shape"}] if lines else []
    if part == "appendix-reference" and lines and not real:
        return found(at(line, "rule-missing") for line in lines[:1])
    if not real:
        return ABSENT
    if real[0].off_centre is None:
        return unsure("place-of-line")
    if real[0].off_centre <= _OFF_CENTRE:
        return PASS
    return found([at(lines[-1], "rule-off-centre", found=round(real[0].off_centre, 1))])


def room_to_sign(subject: Subject, part: str) -> Outcome:
    """Whether there is room for a signature above the name."""
    lines = lines_of_part(subject, part)
    if not lines:
        return ABSENT
    faults = [
        at(line, "no-room-to-sign", found=round(room))
        for line in lines
        if (room := _free(subject, line)) < _ROOM_TO_SIGN
    ]
    return found(faults)


def _free(subject: Subject, line: Placed) -> float:
    """What is left free above a line, in points: its own gap and the empty paragraphs above it."""
    above = _above(subject.roles.placed, line)
    free = line.paragraph.shape.before + (above.paragraph.shape.after if above else 0)
    if above is None:
        return free
    between = range(above.paragraph.at + 1, line.paragraph.at)
    empty = [each for each in subject.file.paragraphs if each.at in between and not each.text.strip()]
    return free + sum(_height(each) for each in empty)


def _height(paragraph: Paragraph) -> float:
    shape = paragraph.shape
    return shape.before + shape.after + (shape.exact or metrics.pitch(paragraph.letters.size))


def own_page(subject: Subject, part: str) -> Outcome:
    """Whether every appendix begins on a page of its own."""
    lines = lines_of_part(subject, part)
    if not lines:
        return ABSENT
    return found(at(line, "no-own-page") for line in lines if not line.paragraph.starts_page)


def from_edge(subject: Subject, part: str, *, bottom: bool) -> Outcome:
    """Whether a mark stands as far from the edge of the paper as its format has it."""
    lines = [line for line in lines_of_part(subject, part) if line.region == "page"]
    spots = [each for each in subject.form.spots if each.role == "circulation" and (each.edge == "bottom") == bottom]
    upper = [line for line in lines if line.paragraph.shape.frame and (_is_low(line, subject) == bottom)]
    if not upper or not spots:
        return ABSENT
    asked = Asked(5, 20) if not bottom else Asked(any=(spots[0].distance,))
    faults: list[Fault] = []
    for line in upper:
        distance = _distance(line, subject, bottom=bottom)
        if not asked.holds(distance, SLACK if not bottom else 2):
            faults.append(at(line, "from-edge", found=round(distance, 1), asked=asked))
    return found(faults)


def _is_low(line: Placed, subject: Subject) -> bool:
    frame = line.paragraph.shape.frame
    return frame is not None and frame.y > subject.form.page.height / 2


def _distance(line: Placed, subject: Subject, *, bottom: bool) -> float:
    frame = line.paragraph.shape.frame
    top = frame.y if frame else 0
    if not bottom:
        return top
    pitch = metrics.pitch(line.paragraph.letters.size) * metrics.MM_PER_POINT
    return subject.form.page.height - top - pitch
