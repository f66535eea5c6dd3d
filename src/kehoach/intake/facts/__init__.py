"""Facts found in the words of an old plan: which words state them, and how sure that is."""
