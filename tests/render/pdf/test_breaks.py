from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kehoach.render.pdf.breaks import Portion, Widths, line_ends, widths
from kehoach.render.pdf.faces import typeface

SIXTHS = 120
REGULAR, BOLD = (widths(typeface(), face, 13) for face in ((False, False), (True, False)))
TEXTS = st.lists(
    st.sampled_from(["thi", "đua", "khen-thưởng", "ơ", "hoàn", "nghiêm", "kế", "2025", "…hoạch"]),
    min_size=1,
    max_size=60,
)


def slow_breaks(pieces: list[tuple[str, Widths]], room: float) -> list[int]:
    """Where LibreOffice breaks: each word weighed on its own line anew."""
    out, begin, at = [], 0, 0
    signs = [(sign, letters) for text, letters in pieces for sign in text]
    text = "".join(sign for sign, _ in signs)
    for end in [place for place in range(1, len(text) + 1) if place == len(text) or text[place - 1] in " -…"]:
        if length(signs[begin : begin + len(text[begin:end].rstrip())]) > round(room * SIXTHS) and at > begin:
            out.append(at)
            begin = at
        at = end
    return out


def length(signs: list[tuple[str, Widths]]) -> int:
    """The length of a line in sixths of a twip, all stretches of one face but the last rounded to twips."""
    closed, filled, before = 0, 0, None
    for sign, letters in signs:
        if before is not None and letters is not before:
            closed, filled = closed + (filled + 3) // 6 * 6, 0
        filled += letters[sign][0]
        before = letters
    return closed + filled


def exact_breaks(pieces: list[tuple[str, Widths]], room: float) -> list[int]:
    """Where Typst breaks with the corrections."""
    text, signs = "".join(text for text, _ in pieces), [(s, letters) for text, letters in pieces for s in text]
    ends = [sum(len(text) for text, _ in pieces[: at + 1]) for at in range(len(pieces))]
    portions = [Portion(end, letters) for end, (_, letters) in zip(ends, pieces, strict=True)]
    corrected = [each for each in line_ends(text, portions, room, room) if each[0] != each[1]]
    made = {min(theirs, ours): excess for theirs, ours, excess in corrected}
    out, begin, at = [], 0, 0
    for end in [place for place in range(1, len(text) + 1) if place == len(text) or text[place - 1] in " -…"]:
        line = signs[begin : begin + len(text[begin:end].rstrip())]
        squeezed = sum(made.get(place, 0) for place in range(begin, end))
        forced = at > begin and made.get(at, 1) == 0
        if forced or (sum(letters[sign][1] for sign, letters in line) - squeezed > room + 1e-6 and at > begin):
            out.append(at)
            begin = at
        at = end
    return out


@given(TEXTS, st.lists(st.integers(1, 5), min_size=1), st.floats(60, 400))
def test_with_its_corrections_exact_breaking_is_that_of_libreoffice(
    texts: list[str], sizes: list[int], room: float
) -> None:
    room = round(room * 20) / 20
    pieces, at = list[tuple[str, Widths]](), 0
    while at < len(texts):
        size = sizes[len(pieces) % len(sizes)]
        pieces.append((" ".join(texts[at : at + size]) + " ", BOLD if len(pieces) % 2 else REGULAR))
        at += size
    assert exact_breaks(pieces, room) == slow_breaks(pieces, room)


def test_a_line_as_long_as_its_room_is_not_broken_by_exact_widths() -> None:
    words = "a " * 90
    room = (REGULAR["a " * 40][0] - REGULAR[" "][0]) / SIXTHS
    assert REGULAR["a " * 39 + "a"][1] > room
    ((theirs, ours, excess), *_) = line_ends(words, [Portion(len(words), REGULAR)], room, room)
    assert ours < theirs
    assert excess > 0


def broken(text: str, signs: int) -> list[str]:
    """The lines of a text in a room that so many of its first signs fill."""
    widest = REGULAR[text[:signs]][1] + 0.5
    ends = [0, *(theirs for theirs, _, _ in line_ends(text, [Portion(len(text), REGULAR)], widest, widest))]
    return [text[begin:end].strip() for begin, end in pairwise(ends)]


@pytest.mark.parametrize(
    ("text", "full", "first"),
    [
        ("theo kinh-te/xa-hoi", "theo kinh-te/xa-h", "theo kinh-te/xa-"),
        ("theo kinh-te/xa-hoi", "theo kinh-te/xa", "theo"),
        ("theo kinh-te/xa-hoi", "theo kinh-te/", "theo kinh-"),
        (f"{'đồng/' * 14}người", "đồng/" * 13 + "đồ", "đồng/" * 13),
        (f"{'đồng/' * 14}người", "đồng/" * 13, "đồng/" * 12),
        ("theo hhttps://a.vn/b-c", "theo hhttps://a.vn/", "theo"),
        (f"{'dài' * 20} này", "dài" * 12 + "d", "dài" * 12 + "d"),
    ],
)
def test_words_are_broken_where_libreoffice_breaks_them(text: str, full: str, first: str) -> None:
    assert broken(text, len(full))[0] == first


def test_a_word_longer_than_its_line_goes_on_where_that_is_full() -> None:
    assert broken(f"{'d' * 25} nghiêm", 10) == ["d" * 10, "d" * 10, "ddddd", "nghiêm"]
