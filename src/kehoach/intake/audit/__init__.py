"""Any Word file held against the format that it claims: a verdict for every rule of the ledger."""
