"""Plans of any shape, for what must hold of all of them."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from hypothesis import strategies as st

from kehoach.layout.formats import FILES
from kehoach.model.plan import (
    Appendix,
    Block,
    Cell,
    Column,
    Facts,
    Head,
    Issuer,
    LegalBasis,
    Number,
    Paragraph,
    Plan,
    Recipient,
    Run,
    Section,
    Signature,
    Table,
)
from kehoach.values.dates import PartialDate
from tests.layout.plans import ACTIVITIES, ASSIGNMENTS, BUDGET, INDICATORS, PHASES

WORDS = st.text(alphabet="aăâbcdđeêghiklmnoôơpqrstuưvxy ,.;:-/0123456789&<>“”%\n", max_size=60)
MARKS = ("#", "##", "###", "####", "1.", "1.1.", "1.1.1.", "a)", "(1)", "-", "+")
FACTS = (
    Facts(of="indicators", style="(1)", refs=("bhyt", "co-cau")),
    Facts(of="indicators", style="table", refs=("bhyt", "co-cau")),
    Facts(of="phase", style="", refs=("1",)),
    Facts(of="assignment", style="1.", refs=("vh",)),
    Facts(of="assignments", style="table", refs=()),
    Facts(of="activity", style="", refs=("le",)),
    Facts(of="budget", style="table", refs=()),
)


@st.composite
def runs(draw: st.DrawFn) -> Run:
    note = (Run(text=draw(WORDS)),) if draw(st.booleans()) else ()
    return Run(text=draw(WORDS), bold=draw(st.booleans()), italic=draw(st.booleans()), note=note)


TEXTS = st.lists(runs(), max_size=3).map(tuple)


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """A table of up to four columns, some rows short, a cell that spans."""
    count = draw(st.integers(1, 4))
    rows = draw(st.lists(st.lists(WORDS, min_size=1, max_size=count), min_size=1, max_size=4))
    cells = [tuple(Cell(text=(Run(text=text),)) for text in row) for row in rows]
    if draw(st.booleans()):
        cells[0] = (Cell(text=(Run(text="rộng"),), columns=count, rows=draw(st.integers(1, 3))),)
    columns = tuple(Column(width=Decimal(draw(st.integers(0, 40)))) for _ in range(count))
    return Table(
        caption=draw(TEXTS),
        columns=columns,
        header_rows=draw(st.integers(0, len(rows))),
        rows=tuple(cells),
        landscape=draw(st.booleans()),
    )


def _sections(blocks: st.SearchStrategy[Block]) -> st.SearchStrategy[Block]:
    inner = st.lists(blocks, max_size=4).map(tuple)
    return st.builds(Section, mark=st.sampled_from(MARKS), ordinal=st.integers(0, 30), text=TEXTS, blocks=inner)


LEAVES: st.SearchStrategy[Block] = st.one_of(st.builds(Paragraph, text=TEXTS), tables(), st.sampled_from(FACTS))
BLOCKS = st.recursive(LEAVES, _sections, max_leaves=12)
ROW = st.lists(BLOCKS, max_size=5).map(tuple)
DAYS = st.one_of(
    st.none(),
    st.dates(date(2018, 1, 1), date(2030, 1, 1)),
    st.sampled_from(["2026", "2026-08", "2026-Q2", ""]).map(lambda value: PartialDate(value=value, text="…")),
)
HEADS = st.builds(
    Head,
    format=st.sampled_from([*FILES, "đảng"]),
    title=WORDS,
    year=st.one_of(st.none(), st.integers(2018, 2030)),
    issuers=st.lists(st.builds(Issuer, name=WORDS, parent=WORDS), max_size=3).map(tuple),
    number=st.one_of(st.none(), st.builds(Number, value=st.sampled_from(["", "7", "105"]), symbol=WORDS, text=WORDS)),
    place=WORDS,
    date=DAYS,
    secrecy=st.sampled_from(["", "Mật"]),
    urgency=st.sampled_from(["", "Khẩn", "Hỏa tốc"]),
    circulation=st.sampled_from(["", "Lưu hành nội bộ", "Không phổ biến"]),
)
PLANS = st.builds(
    Plan,
    head=HEADS,
    bases=st.lists(st.builds(LegalBasis, id=st.just(""), lead=WORDS, text=TEXTS, citation=st.none()), max_size=2).map(
        tuple
    ),
    opening=ROW,
    sections=ROW,
    closing=ROW,
    appendices=st.lists(
        st.builds(Appendix, id=st.just(""), title=TEXTS, landscape=st.booleans(), blocks=ROW), max_size=2
    ).map(tuple),
    recipients=st.lists(st.builds(Recipient, name=WORDS, purpose=WORDS), max_size=3).map(tuple),
    signatures=st.lists(
        st.builds(Signature, authority=st.lists(WORDS, max_size=3).map(tuple), position=WORDS, name=WORDS), max_size=3
    ).map(tuple),
    indicators=st.just(INDICATORS),
    phases=st.just(PHASES),
    assignments=st.just(ASSIGNMENTS),
    activities=st.just(ACTIVITIES),
    budget=st.just(BUDGET),
)
