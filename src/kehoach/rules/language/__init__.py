"""Rules about the language of a plan: words, capitals, names, consistency, signs."""

from __future__ import annotations

from kehoach.rules.language import (
    abbreviations,
    capitals,
    dashes,
    endings,
    keys,
    movements,
    numbers,
    quotes,
    repeats,
    signs,
    slips,
    syllables,
    tones,
    variants,
)

_TOPICS = (
    repeats,
    syllables,
    keys,
    slips,
    tones,
    capitals,
    movements,
    variants,
    abbreviations,
    dashes,
    signs,
    endings,
    numbers,
    quotes,
)
RULES = tuple(sorted((rule for topic in _TOPICS for rule in topic.RULES), key=lambda rule: rule.code))
