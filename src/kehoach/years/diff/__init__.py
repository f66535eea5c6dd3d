"""How two plans differ: fact by fact, sentence by sentence, and as a Word file with tracked changes."""
