"""Trusted time: which authorities are believed, what they stamped, and what still waits."""
