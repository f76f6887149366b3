"""Chooses the concrete parts once and hands the front doors one Desk."""
