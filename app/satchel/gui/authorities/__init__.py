"""Trusted time: whose timestamps are believed here, and what still waits for one."""
