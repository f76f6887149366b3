"""What leaves an archive for other people: extracts and exhibits."""
