"""The formats (thể thức) as data: each figure with its clause, read from `templates/<format>/*.toml`."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

import msgspec

from kehoach.text import tables
from kehoach.text.resources import Certainty, resource

if TYPE_CHECKING:
    from collections.abc import Iterator

FILES = {
    "nđ30": "nd30/nd30.toml",
    "đảng-05": "dang/dang-05.toml",
    "đảng-36": "dang/dang-36.toml",
    "đoàn": "doan/doan.toml",
}
NAMES = tuple(Path(file).stem for file in FILES.values())
BY_DATE = {"đảng": ("đảng-36", "đảng-05")}
"""A name that stands for an older and the newer format: the day from which the newer holds decides."""
Raw = dict[str, Any]


class FormatError(Exception):
    """A format that does not exist, or figures that cannot be read, with the office's file where they stand in one."""

    def __init__(self, reason: str, file: str = "") -> None:
        super().__init__(f"{file}: {reason}" if file else reason)
        self.reason = reason


class Record(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What all parts of a format share: frozen, read strictly."""


class Page(Record, frozen=True):
    """Paper and margins in millimetres."""

    clause: str
    certainty: Certainty
    width: float
    height: float
    top: float
    bottom: float
    left: float
    right: float
    number_from_edge: float
    gap: float
    """What is left free above a paragraph that follows a table, in points."""
    range: dict[str, tuple[float, float]] = {}

    @property
    def text_width(self) -> float:
        """The width between the margins of an upright page."""
        return self.width - self.left - self.right


class Style(Record, frozen=True):
    """How one role looks: sizes and gaps in points, indents in millimetres."""

    word: str
    """The name that a person sees in Word."""
    clause: str
    certainty: Certainty
    size: float
    ours: tuple[str, ...] = ()
    """The figures here that no clause gives."""
    bold: bool = False
    italic: bool = False
    caps: bool = False
    underline: bool = False
    align: Literal["left", "center", "right", "justify"] = "left"
    first_line: float = 0
    left: float = 0
    hanging: float = 0
    before: float = 0
    after: float = 0
    line: float = 1
    """Line spacing as a multiple; `exact` takes its place where a format counts in points."""
    exact: float = 0
    outline: int = 0
    """The level in the navigation pane, from 1; 0 is text."""
    keep_next: bool = False
    framed: bool = False
    height: float = 0
    """The height of its frame in millimetres; 0 where the text decides."""
    ruled: bool = False
    """Whether a line is drawn above it, over its whole width."""
    range: dict[str, tuple[float, float]] = {}
    choice: dict[str, tuple[float, ...]] = {}


class Banner(Record, frozen=True):
    """A fixed line of the letterhead's right side."""

    role: str
    text: str
    ruled: bool = False
    """Whether a line of the same length is drawn under it."""


class Letterhead(Record, frozen=True):
    """The head of page one."""

    clause: str
    certainty: Certainty
    columns: tuple[float, float]
    banners: tuple[Banner, ...]
    number: str
    """How số and ký hiệu are put together."""
    symbol: str
    """How ký hiệu is made from that of the body, where a plan names none."""
    date_with_number: bool
    """Whether the date stands level with the number, and not right under the banner."""
    number_blank: float
    day_blank: float
    gap: float
    """What is left free above the text, in points."""
    separator: str = ""
    """The sign under the issuer's name; empty where a line is drawn."""
    issuer_rule: float = 0
    """The drawn line as a share of the name's length."""
    divider: str = ""
    """The sign under the trích yếu; empty where a line is drawn."""
    title_rule: float = 0
    frames: dict[str, float] = {}
    """The widths of framed marks, by their words."""
    range: dict[str, tuple[float, float]] = {}
    fixed: tuple[str, ...] = ()
    """What an office may not change."""
    draft: str = "Dự thảo lần {number}"
    """What a numbered draft says of itself."""


class Level(Record, frozen=True):
    """How one mark of the source is numbered and what it is on the page."""

    mark: str
    """What is printed, the number standing at `%`."""
    role: str
    shape: str = ""
    """`I`, `1`, `1.1`, `a`; empty where there is no number."""


class Marks(Record, frozen=True):
    """The marks that end what is listed, and the document."""

    item: str
    last_item: str
    basis: str
    last_basis: str
    recipient: str
    last_recipient: str
    end: str
    appendix_end: str
    basis_lead: str = ""


class Foot(Record, frozen=True):
    """Nơi nhận and the signature."""

    clause: str
    certainty: Certainty
    columns: tuple[float, float]
    gap: float
    """What is left free above it, in points."""
    recipients: str
    recipient_lead: str
    keep: str
    """How the line of the kept copy begins."""
    underlined: bool = False
    """Whether the words before the colon of the label are underlined."""


class Signing(Record, frozen=True):
    """Where digital signatures are shown; the one of the person fills the room between title and name."""

    clause: str
    certainty: Certainty
    width: float
    """How wide the signature of the person is, in millimetres."""
    seal: float
    """How wide and high the signature of the body is, which is the picture of its seal, in millimetres."""
    overlap: float
    """The share of the person's signature, at its left, that the seal covers."""
    inferred: tuple[str, ...] = ()
    """The figures here that no clause gives."""


class AppendixText(Record, frozen=True):
    """The lines that open an appendix."""

    clause: str
    certainty: Certainty
    alone: str
    numbered: str
    shape: str
    issued_with: str
    gap: float
    """What is left free above the text, in points."""
    rule: float = 0
    """The drawn line under it, in millimetres."""


class References(Record, frozen=True):
    """The words for places of the plan, by the shape of their number."""

    clause: str
    certainty: Certainty
    names: dict[str, str]
    outer_last: bool = True
    """Whether the greatest part comes last: `điểm a khoản 1 Mục III`."""


class Spotted(Record, frozen=True):
    """A part that stands at a fixed place of a page, outside of the text."""

    role: str
    clause: str
    certainty: Certainty
    page: Literal["first", "last", "end"]
    """`end`: in the text, right below the signature."""
    edge: Literal["top", "bottom"]
    distance: float
    """From the edge of the paper, in millimetres."""
    column: bool = False
    """Whether it is centred in the right column of the letterhead, and not as wide as the text."""
    opening: str = ""
    """How the words begin that stand here; empty where any do."""


class Coherence(Record, frozen=True):
    """Sizes that go up or down together: the sets of them that there are, by the role of each."""

    clause: str
    certainty: Certainty
    sets: tuple[dict[str, float], ...]


class Format(Record, frozen=True, eq=False):
    """A whole format."""

    name: str
    law: str
    since: date
    kind: str
    page: Page
    letterhead: Letterhead
    levels: dict[str, Level]
    marks: Marks
    foot: Foot
    signing: Signing
    appendix: AppendixText
    references: References
    styles: dict[str, Style]
    until: date | None = None
    coherence: Coherence | None = None
    spots: tuple[Spotted, ...] = ()

    def style(self, role: str) -> Style:
        """How a role looks."""
        return self.styles[role]


def load_format(name: str, on: date | None = None, own: Path | None = None) -> Format:
    """The format of that name; `đảng` is the one that held on the day; an office's own file changes figures of it."""
    name = _held(name, on)
    if name not in FILES:
        raise FormatError(name)
    return _load(name) if own is None else _owned(name, own)


def _held(name: str, on: date | None) -> str:
    if name not in BY_DATE:
        return name
    older, newer = BY_DATE[name]
    return older if on is not None and on < _load(newer).since else newer


@cache
def _load(name: str) -> Format:
    return tables.load_pickled(_path(name).stem, _origin()) or _read(name)


def save(name: str) -> None:
    """Make the table of a format: TOML is for people, and slow to read."""
    (form,) = (each for each, file in FILES.items() if Path(file).stem == name)
    tables.save_pickled(name, _origin(), _read(form))


def _origin() -> Iterator[bytes]:
    """All files, some of which build on others, and this module: the table holds objects of its types."""
    files = ("common.toml", *FILES.values())
    yield from (resource("templates", *file.split("/")).read_bytes() for file in files)
    yield Path(__file__).read_bytes()


def _read(name: str) -> Format:
    return _built(_raw(_path(name)))


def _owned(name: str, own: Path) -> Format:
    from kehoach.layout.breaches import BreachError, breaches  # noqa: PLC0415 - only for an office's own figures

    rules = _load(name)
    try:
        form = _fitted(_built(merged(_raw(_path(name)), _decoded(own))), rules)
    except FormatError as error:
        raise FormatError(error.reason, own.name) from error
    except OSError as error:
        raise FormatError(error.strerror or str(error), own.name) from error
    if found := tuple(breaches(form, rules)):
        raise BreachError(rules.law, found)
    return form


def _fitted(form: Format, rules: Format) -> Format:
    """The format with columns that fill its page: where an office changes margins only, the left ones give way."""
    width, change = form.page.text_width, msgspec.structs.replace
    letterhead, foot = form.letterhead, form.foot
    if letterhead.columns == rules.letterhead.columns:
        letterhead = change(letterhead, columns=(width - letterhead.columns[1], letterhead.columns[1]))
    if foot.columns == rules.foot.columns:
        foot = change(foot, columns=(width - foot.columns[1], foot.columns[1]))
    return change(form, letterhead=letterhead, foot=foot)


def _path(name: str) -> Path:
    return resource("templates", *FILES[name].split("/"))


def _built(raw: Raw) -> Format:
    raw["styles"] = {role: _resolved(role, raw["styles"]) for role in raw["styles"]}
    try:
        return msgspec.convert(raw, Format)
    except msgspec.ValidationError as error:
        raise FormatError(str(error)) from error


def _raw(path: Path) -> Raw:
    raw = _decoded(path)
    base = raw.pop("inherits", "")
    return merged(_raw(path.parent / base), raw) if base else raw


def _decoded(path: Path) -> Raw:
    try:
        raw: Raw = msgspec.toml.decode(path.read_bytes())
    except msgspec.DecodeError as error:
        raise FormatError(str(error)) from error
    return raw


def merged(base: Raw, own: Raw) -> Raw:
    """The base with what the own data say otherwise."""
    out = dict(base)
    for key, value in own.items():
        out[key] = merged(out[key], value) if isinstance(value, dict) and isinstance(out.get(key), dict) else value
    return out


def _resolved(role: str, styles: Raw) -> Raw:
    """A style with all that it takes over from the one that it is like."""
    if role not in styles:
        raise FormatError(role)
    style: Raw = dict(styles[role])
    base = style.pop("like", "")
    return {**_resolved(base, styles), **style} if base else style
