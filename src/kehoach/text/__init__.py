"""The ground that every room stands on: source text with positions, diagnostics, Vietnamese letters."""
