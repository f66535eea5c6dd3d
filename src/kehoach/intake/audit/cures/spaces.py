"""Cures of blanks: two spaces in a row, and spaces or tabs that stand for an indent."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake.audit.edits import signs_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kehoach.intake.audit.edits import Sign
    from kehoach.intake.audit.mend import Mender
    from kehoach.intake.audit.verdicts import Fault
    from kehoach.intake.word.xml import Element

_LEADING = " \t\u00a0"


def _one_space(mender: Mender, fault: Fault) -> None:
    runs = mender.elements(fault)
    signs = list(signs_of(runs))
    surplus = [at for at, sign in enumerate(signs) if at and sign.text == signs[at - 1].text == " "]
    _take_out(mender, runs, signs, set(surplus))


def _no_leading_blanks(mender: Mender, fault: Fault) -> None:
    """The next round sets the indent of the paragraph, where its format asks for one."""
    runs = mender.elements(fault)
    signs = list(signs_of(runs))
    words = next((at for at, sign in enumerate(signs) if sign.text not in _LEADING), 0)
    _take_out(mender, runs, signs, set(range(words)))


def _take_out(mender: Mender, runs: Sequence[Element], signs: Sequence[Sign], surplus: set[int]) -> None:
    """Part every run where signs of it go, and take away those parts."""
    for at in dict.fromkeys(signs[each].run for each in surplus):
        own = [(sign, here in surplus) for here, sign in enumerate(signs) if sign.run == at]
        for part, goes in mender.edits.parted(runs[at], own):
            if goes:
                mender.edits.strike(part)


CURES: dict[str, Callable[[Mender, Fault], None]] = {
    "double-space": _one_space,
    "blank-indent": _no_leading_blanks,
}
