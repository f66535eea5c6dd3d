"""What is told of a file that was imported: in a few lines, or all that was guessed and all that differs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kehoach.intake.oldfile import Remark
    from kehoach.intake.structure import Difference, Guess, Imported
    from kehoach.text.catalogue import Say

_LONGEST = 160
"""Signs of a stretch of words that are shown of it."""


def told(remark: Remark, say: Say) -> str:
    """A remark in the user's words."""
    return say(remark.key, **dict(remark.args))


def summary(name: str, target: str, made: Imported, say: Say) -> str:
    """That a plan was written, and what is to be looked at."""
    return "\n".join(_summary(name, target, made, say)) + "\n"


def _summary(name: str, target: str, made: Imported, say: Say) -> Iterator[str]:
    yield say("import.written", path=target, lines=made.source.count("\n"))
    yield f"  {_verdict(made, say)}"
    yield from (f"  {told(remark, say)}" for remark in made.remarks)
    unsure = sum(guess.unsure for guess in made.guesses)
    if unsure:
        yield "  " + say("import.unsure", count=unsure)
    if unsure or made.differences:
        yield "  " + say("import.see-report", file=_typed(name))
    yield "  " + say("import.next", path=_typed(target))


def _typed(name: str) -> str:
    """The name as it is typed on a command line."""
    return name if all(sign.isalnum() or sign in "-_./\\:~" for sign in name) else f'"{name}"'


def report(name: str, made: Imported, say: Say) -> str:
    """What was guessed with how much confidence, what the reader remarked, and where words differ."""
    parts = [f"{name}: {_verdict(made, say)}", *_differences(made, say), *_guesses(made, say)]
    parts += [told(remark, say) for remark in made.remarks]
    parts += [say("import.margin", text=_cut(text)) for text in made.margins]
    return "\n".join(parts) + "\n"


def _verdict(made: Imported, say: Say) -> str:
    return say("import.equal") if made.equal else say("import.differs", count=len(made.differences))


def _differences(made: Imported, say: Say) -> Iterator[str]:
    for one in made.differences:
        yield "  " + _difference(one, say)


def _difference(one: Difference, say: Say) -> str:
    zone = say(f"import.zone-{one.zone}")
    key = "import.changed" if one.file and one.plan else "import.lost" if one.file else "import.added"
    after = say("import.after", text=one.after) if one.after else ""
    return say(key, zone=zone, file=_cut(one.file), plan=_cut(one.plan)) + after


def _guesses(made: Imported, say: Say) -> Iterator[str]:
    sure = sum(not guess.unsure for guess in made.guesses)
    if sure:
        yield say("import.sure", count=sure)
    unsure = [guess for guess in made.guesses if guess.unsure]
    if unsure:
        yield say("import.unsure", count=len(unsure))
    yield from ("  " + _guess(guess, say) for guess in unsure)


def _guess(guess: Guess, say: Say) -> str:
    reason = say(f"import-structure.{guess.reason}")
    confidence = f"{guess.confidence:.0%}"
    text = _cut(guess.text)
    return say("import.guess", line=guess.line, kind=guess.kind, text=text, confidence=confidence, reason=reason)


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"
