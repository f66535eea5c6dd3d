"""The foot of a plan: nơi nhận on the left, who signs on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from kehoach.layout.document import Grid, Run, Signed
from kehoach.layout.wording import closed, text_of
from kehoach.text.letters import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.layout.document import Block, Paragraph, Text
    from kehoach.layout.work import Work
    from kehoach.model import plan as model

_GUTTER = 6.0
"""What parts nơi nhận from the first of several signatures, in millimetres."""
_LEEWAY = 2.0
"""What the widest line of a signature leaves free of its column, in millimetres."""
_NARROWEST = 40.0
"""What nơi nhận keeps at least beside several signatures."""
KEPT = "lưu"
"""The purpose of the copy that the office keeps."""


def foot(work: Work) -> Iterator[Block]:
    """Nơi nhận and the signatures side by side; of several signers the leading one stands on the right."""
    recipients, signers = tuple(_recipients(work)), _from_left(work)
    if not recipients and not signers:
        return
    widths = _columns(work, recipients, signers)
    signed = [tuple(_signature(work, signer, room)) for signer, room in zip(signers, widths[1:], strict=False)]
    columns = (recipients, *(_levelled(work, signed, widths[1:]) or ((),)))
    yield Grid("foot", tuple(widths), (tuple(_lowered(work, column) for column in columns),))


def _from_left(work: Work) -> list[model.Signature]:
    """The signers from left to right: the one of the leading issuer last, else the one named first."""
    order = {fold(issuer.name): at for at, issuer in enumerate(work.plan.head.issuers)}
    ranked = enumerate(work.plan.signatures)
    ordered = sorted(ranked, key=lambda each: (order.get(fold(each[1].issuer), each[0]), each[0]), reverse=True)
    return [signer for _, signer in ordered]


def _columns(work: Work, recipients: Sequence[Paragraph], signers: Sequence[model.Signature]) -> list[float]:
    """The width of nơi nhận and of each signature; beside several of them nơi nhận takes what it needs.

    It gives way where otherwise a line of a signature would be broken.
    """
    left, right = work.form.foot.columns
    if len(signers) < 2:  # noqa: PLR2004 - one beside the other
        return [left, right]
    longest = max((work.length(each, left) for each in recipients), default=0)
    wanted, room = min(longest + _GUTTER, left), left + right
    asked = [max(work.length(each, room) for each in _signature(work, one, room)) + _LEEWAY for one in signers]
    spare = room - sum(asked)
    if spare < _NARROWEST:
        return [wanted, *[(room - wanted) / len(signers)] * len(signers)]
    first = min(spare, wanted)
    return [first, *(each + (spare - first) / len(signers) for each in asked)]


def _levelled(
    work: Work, signatures: list[tuple[Paragraph, ...]], widths: Sequence[float]
) -> tuple[tuple[Paragraph, ...], ...]:
    """The signatures with their names at one height: what stands above is made up for by room to sign."""
    heights = [
        sum(work.height(each, room) for each in column if _is_title(each))
        for column, room in zip(signatures, widths, strict=False)
    ]
    return tuple(
        _with_room(work, column, max(heights) - height) for column, height in zip(signatures, heights, strict=True)
    )


def _is_title(paragraph: Paragraph) -> bool:
    return paragraph.role in ("authority", "position", "sole_position")


def _with_room(work: Work, column: tuple[Paragraph, ...], more: float) -> tuple[Paragraph, ...]:
    if not more:
        return column
    at = next(at for at, each in enumerate(column) if not _is_title(each))
    before = work.form.style(column[at].role).before + more
    return (*column[:at], msgspec.structs.replace(column[at], before=before), *column[at + 1 :])


def _lowered(work: Work, column: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
    """The column with the gap that parts it from the text."""
    if not column:
        return ()
    gap = work.form.foot.gap + work.form.style(column[0].role).before
    return (msgspec.structs.replace(column[0], before=gap), *column[1:])


def _recipients(work: Work) -> Iterator[Paragraph]:
    people = sorted(work.plan.recipients, key=_is_kept)
    if not people:
        return
    marks = work.form.marks
    yield work.paragraph("recipients", _label(work))
    for at, recipient in enumerate(people, 1):
        mark = marks.last_recipient if at == len(people) else marks.recipient
        yield _recipient(work, recipient, mark)
    drafter = work.plan.head.drafter
    if drafter:
        yield work.paragraph("drafter", drafter)


def _label(work: Work) -> Text:
    form = work.form.foot
    words, colon = form.recipients.removesuffix(":"), ":" * form.recipients.endswith(":")
    return (Run(words, underline=True), Run(colon)) if form.underlined else text_of(form.recipients)


def _is_kept(recipient: model.Recipient) -> bool:
    return recipient.purpose.casefold() == KEPT or recipient.name.casefold().startswith(KEPT)


def _recipient(work: Work, recipient: model.Recipient, mark: str) -> Paragraph:
    return work.paragraph(
        "recipient", closed(_line(work, recipient), mark), label=work.form.foot.recipient_lead, id=recipient.id
    )


def _line(work: Work, recipient: model.Recipient) -> Text:
    """The name with its purpose in brackets; the kept copy begins as the format has it."""
    name = recipient.name
    if _is_kept(recipient):
        bare = name[len(KEPT) :].lstrip(" :") if name.casefold().startswith(KEPT) else name
        return text_of(work.form.foot.keep + bare)
    purpose = f" ({recipient.purpose})" if recipient.purpose else ""
    return (*text_of(name), *((Run(purpose),) if purpose else ()))


def _signature(work: Work, signature: model.Signature, room: float) -> Iterator[Paragraph]:
    """Authority, position, room to sign, and the name, a post above it where there is one."""
    for line in signature.authority:
        yield work.evened(work.paragraph("authority", line), room)
    if signature.position:
        role = "position" if signature.authority else "sole_position"
        yield work.evened(work.paragraph(role, signature.position), room)
    named = [work.paragraph("post", signature.post)] if signature.post else []
    named.append(work.paragraph("signer_after_post" if named else "signer", signature.name))
    yield msgspec.structs.replace(named[0], signed=_signed(work, signature))
    yield from named[1:]


def _signed(work: Work, signature: model.Signature) -> Signed:
    titles = (*signature.authority, signature.position, signature.name)
    bodies = [signature.issuer, *(issuer.name for issuer in work.plan.head.issuers)]
    return Signed(" ".join(" ".join(filter(None, titles)).split()), next(filter(None, bodies), ""))
