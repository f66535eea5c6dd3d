from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

import kehoach
from kehoach.rules import fixes
from kehoach.text.diagnostics import Diagnostic, Edit, Fix, Place
from tests.case_files import under_head
from tests.examples.plans import ROOT

FILE = "kế-hoạch.kh"


def check(text: str) -> tuple[Diagnostic, ...]:
    return kehoach.loads(text, path=FILE).check()


def mended(text: str) -> fixes.Mended:
    return fixes.mend(text, FILE, check)


def edit(first: tuple[int, int], last: tuple[int, int], text: str) -> Edit:
    return Edit(Place(FILE, *first, *last), text)


def fault(code: str, *edits: Edit, safe: bool = True) -> Diagnostic:
    return Diagnostic(code, edits[0].place, {}, (Fix("fix.write", edits, safe, {"text": "…"}),))


def test_safe_fixes_are_made_and_the_comments_stay() -> None:
    text = under_head("# Mục tiêu.\n// Xem lại.\nTừ ngày 5/02/2024 đến 30/06/2024.\n")
    done = mended(text)
    assert done.text == under_head("# Mục tiêu\n// Xem lại.\nTừ ngày 05/02/2024 đến 30/6/2024.\n")
    assert sorted(one.code for one in done.fixed) == ["KH230", "KH242", "KH242"]


def test_what_needs_a_look_is_left() -> None:
    text = under_head(
        "@ký\n  CHỦ TỊCH\n  Nguyễn Văn A\n@nơi nhận\n  Các thôn (bc)\n  Các trường (t/h)\n  Lưu: VT, VH\n"
    )
    assert mended(text).text == text


def test_mending_twice_changes_nothing_more() -> None:
    for name in ("binh-gia-2025", "binh-luong-2024", "binh-chuong-2024", "bac-son-2025"):
        once = mended((ROOT / "examples" / f"{name}.kh").read_text(encoding="utf-8"))
        again = mended(once.text)
        assert (again.text, again.fixed) == (once.text, ())


def test_a_published_plan_is_mended_and_never_worse() -> None:
    text = (ROOT / "examples" / "binh-luong-2024.kh").read_text(encoding="utf-8")
    done = mended(text)
    assert fixes.is_better(text, check(text), done.text, check(done.text))
    assert len(check(done.text)) <= len(check(text)) - len(done.fixed)
    assert [line for line in done.text.split("\n") if line.startswith("//")] == text.split("\n")[:2]


def test_line_ends_and_letters_of_the_file_stay() -> None:
    text = "\ufeff" + under_head("# Mục tiêu.\nXây dựng xã.\n").replace("\n", "\r\n")
    assert mended(text).text == text.replace("tiêu.", "tiêu")


def test_words_that_run_over_two_lines_stay_on_two_lines() -> None:
    assert fixes.edited("luật thi đua,\n    khen thưởng.", [edit((1, 1), (2, 16), "Luật Thi đua, khen thưởng")]) == (
        "Luật Thi đua,\n    khen thưởng."
    )
    assert fixes.edited("một\n  hai ba", [edit((1, 1), (2, 6), "bốn")]) == "bốn ba"


def test_fixes_that_overlap_or_touch_wait_for_the_next_pass() -> None:
    first = fault("KH230", edit((1, 1), (1, 4), "x"))
    beside = fault("KH242", edit((1, 4), (1, 6), "y"))
    inside = fault("KH242", edit((1, 2), (1, 3), "z"))
    apart = fault("KH242", edit((2, 1), (2, 2), "w"))
    offered = [(one, one.fixes[0]) for one in (first, beside, inside, apart)]
    assert [one for one, _ in fixes.apart(offered)] == [first, apart]


def test_a_fix_that_makes_nothing_better_writes_nothing() -> None:
    useless = fault("KH230", edit((1, 1), (1, 2), "B"))
    done = fixes.mend("A", FILE, lambda _: (useless,))
    assert (done.text, done.fixed, done.refused) == ("A", (), 1)


def test_a_fix_that_brings_another_fault_writes_nothing() -> None:
    bad = fault("KH230", edit((1, 1), (1, 2), "B"))
    done = fixes.mend("A", FILE, lambda text: (bad,) if text == "A" else (fault("KH999", edit((1, 1), (1, 1), "")),))
    assert (done.text, done.refused) == ("A", 1)


def test_of_two_fixes_the_good_one_is_made_where_the_other_is_bad() -> None:
    good, bad = fault("KH230", edit((1, 1), (1, 2), "a")), fault("KH242", edit((2, 1), (2, 2), "c"))

    def told(text: str) -> tuple[Diagnostic, ...]:
        first, second = text.split("\n")
        return (*((good,) if first == "A" else ()), *((bad,) if second == "B" else (bad, bad)))

    done = fixes.mend("A\nB", FILE, told)
    assert (done.text, done.fixed, done.refused) == ("a\nB", (good,), 1)


def test_a_fix_that_touches_a_comment_writes_nothing() -> None:
    on_comment = fault("KH230", edit((1, 4), (1, 5), ""))
    done = fixes.mend("// A", FILE, lambda text: (on_comment,) if "A" in text else ())
    assert (done.text, done.refused) == ("// A", 1)


def test_a_fix_of_another_file_is_not_made_here() -> None:
    there = Place("khác.kh", 1, 1, 1, 2)
    elsewhere = Diagnostic("KH230", there, {}, (Fix("fix.write", (Edit(there, "B"),), safe=True),))
    assert fixes.mend("A", FILE, lambda _: (elsewhere,)).text == "A"


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9), st.text("xyz", max_size=3)), max_size=4))
def test_edits_that_are_apart_are_made_in_any_order(wanted: list[tuple[int, int, str]]) -> None:
    text = "0123456789"
    faults = [fault("KH230", edit((1, min(a, b) + 1), (1, max(a, b) + 1), new)) for a, b, new in wanted]
    edits = [each for _, fix in fixes.apart((one, one.fixes[0]) for one in faults) for each in fix.edits]
    assert fixes.edited(text, edits) == fixes.edited(text, list(reversed(edits)))
    kept = "".join(sign for sign in fixes.edited(text, edits) if sign.isdigit())
    assert len(kept) == len(text) - sum(each.place.end_column - each.place.column for each in edits)


def test_a_head_without_its_sign_is_offered_it() -> None:
    text = under_head("# Mục tiêu\nThi đua.\n").removeprefix("@")
    lacking = next(one for one in check(text) if one.code == "KH070")
    assert fixes.edited(text, lacking.fixes[0].edits) == f"@{text}"
    assert next(one for one in check("Kế hoạch này có ba phần.\n") if one.code == "KH070").fixes == ()
