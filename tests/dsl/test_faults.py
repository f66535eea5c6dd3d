from __future__ import annotations

from kehoach.dsl.faults import Faults, without_echoes
from kehoach.text.diagnostics import Diagnostic, Place
from kehoach.text.source import Source, Span


def fault(code: str, start: int, end: int, *, line: int = 1, file: str = "a.kh") -> Diagnostic:
    return Diagnostic(code, Place(file, line, start, line, end))


def test_a_fault_at_one_place_is_noted_once() -> None:
    faults = Faults(Source("một hai"))
    for _ in range(2):
        faults.at("KH025", Span(0, 3))
    assert len(faults.diagnostics) == 1


def test_faults_come_in_the_order_of_the_file() -> None:
    faults = Faults(Source("một\nhai"))
    faults.at("KH025", Span(4, 7))
    faults.at("KH025", Span(0, 3))
    assert [found.place.line for found in faults.diagnostics] == [1, 2]


def test_a_fix_replaces_or_inserts_at_the_authors_own_columns() -> None:
    faults = Faults(Source("me\u0323t hai"))
    replaced = faults.replacing("fix.write", Span(0, 3), "một").edits[0]
    inserted = faults.inserting("fix.colon", 3, ":").edits[0]
    assert (replaced.place.column, replaced.place.end_column, replaced.text) == (1, 5, "một")
    assert (inserted.place.column, inserted.place.end_column, inserted.text) == (5, 5, ":")


def test_a_value_is_not_told_besides_the_fault_in_its_words() -> None:
    date, phase = fault("KH060", 10, 20), fault("KH064", 5, 30)
    assert without_echoes((phase, date)) == (date,)


def test_a_value_that_is_missing_is_not_told_besides_what_lacks_it() -> None:
    head, phase = fault("KH016", 1, 5), fault("KH064", 5, 5)
    assert without_echoes((head, phase)) == (head,)


def test_faults_elsewhere_are_no_echoes() -> None:
    both = (fault("KH064", 5, 30), fault("KH060", 31, 40))
    other_line = (fault("KH064", 5, 30), fault("KH060", 10, 20, line=2))
    other_file = (fault("KH064", 5, 30), fault("KH060", 10, 20, file="b.kh"))
    assert [without_echoes(found) for found in (both, other_line, other_file)] == [both, other_line, other_file]


def test_of_one_fault_told_of_a_word_and_of_the_whole_the_word_is_kept() -> None:
    whole, word = fault("KH062", 5, 30), fault("KH062", 10, 20)
    assert without_echoes((whole, word)) == (word,)


def test_other_faults_at_the_same_words_are_all_told() -> None:
    both = (fault("KH023", 1, 3), fault("KH022", 1, 3))
    assert without_echoes(both) == both
