"""Cited pages in the windows: what became of each, and a captured page looked at again."""
