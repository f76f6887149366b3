"""Sending, sealing, leaving: where things stand, and what is left on this laptop."""
