"""Finding things and giving them out: search, one record whole, and exhibits."""
