"""Values of a plan: numbers, money, dates, periods and quantities, each read from its words and printed back."""

REMEMBERED = 4096
"""How many texts a recogniser remembers: paragraphs come back with each rebuild, and in each plan of a batch."""
