"""Satchel's demo: a report carried from a courtroom to an exhibit, by the real command line."""
