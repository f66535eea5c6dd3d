from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from kehoach.render.pdf import compiler
from kehoach.render.pdf.compiler import TypesettingError, beside
from kehoach.render.pdf.faces import typeface


class PanicError(BaseException):
    """As a fault inside of Typst comes to Python."""


def test_what_is_made_beside_the_program_is_waited_for() -> None:
    assert beside(lambda: b"%PDF")() == b"%PDF"


@pytest.mark.parametrize("fault", [ValueError, PanicError])
def test_a_fault_beside_the_program_is_raised_where_it_is_waited_for(fault: type[BaseException]) -> None:
    def fail() -> bytes:
        raise fault

    result = beside(fail)
    with pytest.raises(fault):
        result()


def test_what_goes_wrong_inside_of_typst_is_a_fault_of_ours(monkeypatch: pytest.MonkeyPatch) -> None:
    class Broken:
        def compile_with_warnings(self, **_: object) -> None:
            raise PanicError

    monkeypatch.setattr(compiler, "_compiler", lambda _typeface: Broken())
    with pytest.raises(TypesettingError):
        compiler.pdf({compiler.MAIN: ""}, typeface(), ["a-2a"])


def test_threads_may_print_at_once() -> None:
    dated = "#set document(date: datetime(year: 2026, month: 1, day: {}))\n" + "#lorem(900)\n" * 4
    sources = [{compiler.MAIN: dated.format(day)} for day in range(1, 13)]
    with ThreadPoolExecutor(4) as threads:
        made = list(threads.map(lambda source: compiler.pdf(source, typeface(), ["a-2b"]), sources))
    assert made == [compiler.pdf(source, typeface(), ["a-2b"]) for source in sources]
