"""Satchel: an encrypted evidence archive for people who watch trials."""

__version__ = "0.1.0"
