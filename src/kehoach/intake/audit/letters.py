"""Rules about letters anywhere in the file: the face, the colour, what was left in by those who wrote it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kehoach.intake import encodings
from kehoach.intake.audit.looks import asked, words_of
from kehoach.intake.audit.verdicts import ABSENT, Fault, Outcome, at, found, in_paragraph, whole
from kehoach.intake.word.file import flat

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from kehoach.intake.audit.verdicts import Subject
    from kehoach.intake.word.file import Paragraph, Run

_FACE = "times new roman"
_BLACK = {"auto", "000000"}
_OWN_RULE = ("body", "point", "basis")
"""Roles whose size a rule of their own tells."""


def everywhere(subject: Subject) -> Iterator[Paragraph]:
    """Every paragraph that is printed: text, notes, headers and footers."""
    yield from subject.file.paragraphs
    for note in subject.file.notes:
        yield from flat(note)
    seen: set[int] = set()
    for section in subject.file.sections:
        for blocks in (*section.headers.values(), *section.footers.values()):
            for paragraph in flat(blocks):
                if paragraph.at not in seen:
                    seen.add(paragraph.at)
                    yield paragraph


def face(subject: Subject) -> Outcome:
    """Whether every letter is Times New Roman; a font of signs has no letters, one from before Unicode other ones."""
    return found(fault for key, is_off in _FACES.items() for fault in _runs(subject, key, is_off, _font))


def _font(run: Run) -> str:
    return run.letters.font


def _is_old(run: Run) -> bool:
    return encodings.font(_font(run)) is not None


def _is_other(run: Run) -> bool:
    return _font(run).casefold() != _FACE and not encodings.draws_signs(_font(run)) and not _is_old(run)


_FACES = {"font": _is_other, "old-font": _is_old}


def colour(subject: Subject) -> Outcome:
    """Whether every letter is black."""
    return found(_runs(subject, "colour", lambda run: run.letters.colour not in _BLACK, lambda run: run.letters.colour))


def _runs(subject: Subject, key: str, is_off: Callable[[Run], bool], shown: Callable[[Run], str]) -> Iterator[Fault]:
    """A fault for each paragraph, and each other look in it."""
    for paragraph in everywhere(subject):
        off: dict[str, str] = {}
        for run in paragraph.runs:
            if any(sign.isalnum() for sign in run.text) and is_off(run):
                off.setdefault(shown(run), run.text)
        for value, text in off.items():
            yield in_paragraph(paragraph, key, found=value or "?", words=" ".join(text.split())[:40])


def one_size(subject: Subject) -> Outcome:
    """Whether the running text has one size; sizes that are none at all are told by the rules of their roles."""
    lines = [line for line in subject.roles.running() if not line.role.startswith("heading") and line.region == "text"]
    sizes: dict[float, int] = {}
    for line in lines:
        for run in words_of(line):
            sizes[run.letters.size] = sizes.get(run.letters.size, 0) + len(run.text)
    if not sizes:
        return ABSENT
    usual = max(sizes, key=lambda size: sizes[size])
    faults = []
    for line in lines:
        allowed = asked(subject.form.style(line.role), "size")
        others = [run.letters.size for run in words_of(line) if run.letters.size != usual]
        told = [size for size in others if line.role not in _OWN_RULE or (allowed and allowed.holds(size))]
        faults += [at(line, "size-mixed", found=size, usual=usual) for size in dict.fromkeys(told)]
    return found(faults)


def coherent(subject: Subject) -> Outcome:
    """Whether the sizes that go together do."""
    rules = subject.form.coherence
    lines = {role: subject.roles.first(role) for role in (rules.sets[0] if rules else {})}
    if rules is None or not lines or not all(lines.values()):
        return ABSENT
    sizes = {role: max((run.letters.size for run in words_of(line)), default=0) for role, line in lines.items() if line}
    if sizes in rules.sets or any(size not in _sizes(rules.sets, role) for role, size in sizes.items()):
        return found([])
    line = lines["country"] or next(each for each in lines.values() if each)
    shown = ", ".join(f"{size:g}" for size in sizes.values())
    return found([at(line, "not-coherent", found=shown)])


def _sizes(sets: tuple[dict[str, float], ...], role: str) -> set[float]:
    """The sizes that a role has in any set; another one is told by the rule of the role itself."""
    return {each[role] for each in sets}


def no_leading_blanks(subject: Subject) -> Outcome:
    """Whether nothing is set in by spaces or tabs, and no word is parted from the next by two spaces."""
    faults = []
    for line in subject.roles.running():
        text = line.paragraph.text
        if text[:1] in {"\t", " ", "\u00a0"}:
            faults.append(at(line, "blank-indent"))
        elif "  " in text.strip() and line.region == "text":
            faults.append(at(line, "double-space"))
    return found(faults)


def hidden(subject: Subject) -> Outcome:
    """Whether no hidden text is left in."""
    return found(
        in_paragraph(each, "hidden")
        for each in everywhere(subject)
        if any(run.letters.hidden and run.text.strip() for run in each.runs)
    )


def highlighted(subject: Subject) -> Outcome:
    """Whether nothing is marked with a coloured pen in a document that has its number."""
    number = subject.roles.first("number")
    if number is None or not any(sign.isdigit() for sign in number.text.split("/")[0]):
        return Outcome("not-applicable", why="draft")
    return found(
        in_paragraph(each, "highlight")
        for each in subject.file.paragraphs
        if any(run.letters.highlight and run.text.strip() for run in each.runs)
    )


def comments(subject: Subject) -> Outcome:
    """Whether no comment is left in."""
    count = subject.file.comments
    return found([whole("comments", found=float(count))] if count else [])


def changes(subject: Subject) -> Outcome:
    """Whether no tracked change is left open."""
    count = subject.file.changes
    return found([whole("changes", found=float(count))] if count else [])
