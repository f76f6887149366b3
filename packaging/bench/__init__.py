"""Measures the figures Satchel has to reach, on the real program, beside its peers."""
