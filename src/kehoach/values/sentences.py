"""Where a sentence and its clauses end in running text."""

from __future__ import annotations

from itertools import pairwise

from kehoach.text.patterns import lazily

_SENTENCE_END = lazily(r"[.!?…]\s+(?=[“\"(]?[^\W\d_])")
_CLAUSE_END = lazily(r"[;:,]\s")


def sentences(text: str) -> list[str]:
    """The sentences of a text, each without the spaces around it; a line of its own is one."""
    parts = (part for line in text.split("\n") for part in _split(line))
    return [part for part in parts if part]


def _split(line: str) -> list[str]:
    ends = [0, *(end.end() for end in _SENTENCE_END.finditer(line)), len(line)]
    return [line[start:end].strip() for start, end in pairwise(ends)]


def last_sentence(text: str) -> str:
    """What has been said of the sentence that the text breaks off in."""
    return text[max((end.end() for end in _SENTENCE_END.finditer(text)), default=0) :]


def last_clause(text: str) -> str:
    """What has been said of the clause that the text breaks off in; a sign at its very end does not count."""
    sentence = last_sentence(text).rstrip(" ,:;")
    return sentence[max((end.end() for end in _CLAUSE_END.finditer(sentence)), default=0) :]
