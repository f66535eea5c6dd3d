"""What stands after the body: nơi nhận with purposes, and who signs."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from kehoach.intake.oldplan import Signer, Text
from kehoach.intake.structure import marks
from kehoach.intake.structure.columns import columns
from kehoach.intake.structure.joining import together
from kehoach.intake.structure.letterhead import place_and_date
from kehoach.intake.structure.signs import signs
from kehoach.intake.structure.zones import is_name
from kehoach.intake.words import cut, on_one_line, plain, tidy
from kehoach.text.letters import fold
from kehoach.text.patterns import lazily

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from kehoach.intake.oldfile import Block, Line

_LABEL = lazily(r"\W*noi nhan\b\s*:?\s*")
_KEPT = lazily(r"\W*luu\b")
_ENDED = lazily(r"[;.,}]\s*$")
_NEXT = lazily(r"[;,.]\s+[-–](?=\s)")
_BRACE = lazily(r"\s*[}⎬⎫⎭]+\s*(?P<purpose>\(?[^()]*\)?)\s*$")
_PAIR = 2


class Read(NamedTuple):
    """Who receives the plan, who signs it, and the lines that say something else."""

    recipients: tuple[Text, ...] = ()
    signers: tuple[Signer, ...] = ()
    strays: tuple[Line, ...] = ()
    signed: tuple[Line, ...] = ()
    """The lines of the signatures, the strays among them."""


def foot(blocks: Sequence[Block]) -> Read:
    """Read the lines from nơi nhận on, in whichever columns they stand; of several signers the right one leads."""
    received: list[Line] = []
    signed: list[list[Line]] = []
    strays: list[Line] = []
    for column in columns(blocks):
        before, recipients, after = _parted(column)
        received += recipients
        for lines in (before, after):
            strays += filter(_is_stray, lines)
            signed += [kept] if (kept := [line for line in lines if not _is_stray(line)]) else []
    signers = tuple(signer for lines in reversed(signed) for signer in _signers(lines))
    return Read(_recipients(received), _whole(signers), tuple(strays), (*strays, *chain.from_iterable(signed)))


def _is_stray(line: Line) -> bool:
    """Whether a line says how or when it was signed, not by whom."""
    text = " ".join(line.text.split())
    return signs().signed.begin(text.lstrip("([ ")) or place_and_date(text) is not None


def _whole(signers: tuple[Signer, ...]) -> tuple[Signer, ...]:
    """The signers; a position and a name that stand in two columns are one signature."""
    bare = [signer for signer in signers if not signer.names]
    nameless = [signer for signer in signers if not signer.titles]
    if len(signers) == len(bare) + len(nameless) == _PAIR and bare and nameless:
        return (Signer(bare[0].titles, nameless[0].names),)
    return signers


def _parted(column: list[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """A column as what stands before nơi nhận, nơi nhận, and what stands after it."""
    label = next((at for at, line in enumerate(column) if _LABEL.match(fold(line.text))), None)
    if label is None:
        return column, [], []
    end = label + 1
    while end < len(column) and not _begins_signature(column, end):
        end += 1
    first = _without_label(column[label])
    return column[:label], [*([first] if first.text.strip() else []), *column[label + 1 : end]], column[end:]


def _without_label(line: Line) -> Line:
    """What stands on the line of `Nơi nhận:` after it."""
    at = line.text.find(":")
    end = len(line.text) if at < 0 else at + 1
    return msgspec.structs.replace(line, words=cut(line.words, end))


def _begins_signature(column: list[Line], at: int) -> bool:
    text = column[at].text.strip()
    if column[at].label or marks.read(text):
        return False
    after_kept = any(_KEPT.match(fold(line.text)) for line in column[max(at - 2, 0) : at])
    return (text.isupper() and signs().signing.begin(text)) or (after_kept and (text.isupper() or is_name(text)))


def _recipients(lines: list[Line]) -> tuple[Text, ...]:
    """Each line of nơi nhận without its dash; what goes on over several lines is joined."""
    out: list[Line] = []
    for line in (part for each in lines for part in _one_each(each)):
        opens = _opens(line) or bool(_KEPT.match(fold(line.text)))
        ended = bool(out) and not _opens(out[0]) and bool(_ENDED.search(out[-1].text))
        if out and not opens and not ended:
            out[-1] = together(out[-1], line)
        else:
            out.append(line)
    return tuple(_with_purposes([_entry(line) for line in out if line.text.strip()]))


def _opens(line: Line) -> bool:
    """Whether a line begins with a dash."""
    return bool(line.label) or marks.read(line.text.strip()) is not None


def _one_each(line: Line) -> Iterator[Line]:
    """The recipients of a line that runs on with dashes."""
    start, text = 0, line.text
    for found in _NEXT.finditer(text):
        yield msgspec.structs.replace(line, words=cut(line.words, start, found.start() + 1))
        start = found.end() - 1
    yield msgspec.structs.replace(line, words=cut(line.words, start)) if start else line


def _entry(line: Line) -> Text:
    text = on_one_line(tidy(line.words))
    mark = marks.read(plain(text))
    words = cut(text, mark.end) if mark and mark.style in "-+" else text
    return tidy(words)


def _with_purposes(entries: list[Text]) -> list[Text]:
    """The entries; the purpose after a brace belongs to every line that the brace holds together."""
    braced = [_BRACE.search(plain(entry)) for entry in entries]
    if not any(braced):
        return entries
    purpose = next((found["purpose"].strip(" ();.,") for found in braced if found and found["purpose"].strip()), "")
    out: list[Text] = []
    for entry, found in zip(entries, braced, strict=True):
        bare = cut(entry, 0, found.start()) if found else entry
        bare = tidy(bare)
        ending = plain(bare).rstrip(" ;.,")
        kept = cut(bare, 0, len(ending))
        out.append(
            (*kept, msgspec.structs.replace(kept[-1], text=f" ({purpose})")) if kept and found and purpose else bare
        )
    return out


def _signers(lines: list[Line]) -> list[Signer]:
    """The signatures in a column: titles in capitals, then names; titles again begin another signature."""
    out: list[Signer] = []
    for line in lines:
        text = " ".join(line.text.split())
        if not any(map(str.isalnum, text)):
            continue
        is_title = (text.isupper() and not (out and out[-1].titles and not out[-1].names and _only_name(text))) or (
            signs().signing.begin(text) and not (out and out[-1].names)
        )
        if is_title and (not out or out[-1].names):
            out.append(Signer((text.upper(),)))
        elif is_title:
            out[-1] = out[-1]._replace(titles=(*out[-1].titles, text.upper()))
        elif not out:
            out.append(Signer((), (text,)))
        else:
            out[-1] = out[-1]._replace(names=(*out[-1].names, _as_name(text)))
    return out


def _only_name(text: str) -> bool:
    words = [word for word in text.split() if not word.endswith(".")]
    return not signs().signing.begin(text) and is_name(text.title()) and len(words) <= 4  # noqa: PLR2004 - a name


def _as_name(text: str) -> str:
    """A name in its usual letters; what stands before it in short (PGS.TS.) keeps its own."""
    words = text.split() if text.isupper() else []
    return " ".join(word if word.endswith(".") else word.title() for word in words) or text
