"""The marks of a report stand where the faults are: on the words, in a margin, where a page has its number."""

from __future__ import annotations

import re

from kehoach.intake.audit.html_pages import Numbered, pages
from kehoach.intake.audit.pictures import Mark, Page, Pictures
from kehoach.intake.audit.verdicts import Fault

A4 = Page(b"\x89PNG", 595, 842)
WORDS = Pictures((A4, A4), {(4, "Độc lập"): Mark(1, 300, 90, 120, 14)})


def drawn(*faults: Fault, of_words: bool = False) -> list[str]:
    return list(pages(WORDS, [Numbered(at, fault, of_words) for at, fault in enumerate(faults, 1)]))


def frames(page: str) -> list[tuple[float, ...]]:
    found = re.findall(r"<rect x='([-\d.]+)' y='([-\d.]+)' width='([\d.]+)' height='([\d.]+)'", page)
    return [tuple(map(float, each)) for each in found]


def test_words_are_framed_with_a_little_room_and_lead_to_the_list() -> None:
    first, second = drawn(Fault("not-bold", "motto", at=4, quote="Độc lập"))
    assert frames(first) == [(298, 88, 124, 18)]
    assert "href='#f1'" in first
    assert frames(second) == []


def test_faults_of_one_place_share_a_frame_that_counts_them() -> None:
    fault = Fault("not-bold", "motto", at=4, quote="Độc lập")
    first, _ = drawn(fault, fault, fault)
    assert len(frames(first)) == 1
    assert ">1,2+1<" in first
    assert {f"id='p{number}'" for number in (1, 2, 3)} <= set(re.findall(r"id='p\d'", first))


def test_a_margin_is_marked_as_wide_as_it_is() -> None:
    first, second = drawn(Fault("margin", args=(("found", 25.4), ("side", "left")), section=0))
    assert frames(first) == [(-2, -2, 76, 846)]
    assert frames(second) == []


def test_a_page_number_that_is_missing_is_marked_where_it_belongs() -> None:
    first, second = drawn(Fault("number-missing", "page_number", section=0))
    assert frames(first) == []
    ((left, top, width, _),) = frames(second)
    assert left + width / 2 == A4.width / 2
    assert top < 30


def test_what_is_said_of_words_has_a_colour_of_its_own() -> None:
    fault = Fault("word", at=4, quote="Độc lập")
    assert "class='words'" in drawn(fault, of_words=True)[0]
    assert "class='layout'" in drawn(fault)[0]


def test_words_that_were_not_found_are_marked_nowhere() -> None:
    assert not any(frames(page) for page in drawn(Fault("not-bold", "motto", at=9, quote="Hạnh phúc")))
