"""Tables brought in: a map, a row, what it makes or changes, and the signed list of it."""
