"""Missions, members, parcels, receipts, sealing: an archive's dealings with headquarters."""
