"""Headquarters' store-and-forward: carries parcels it cannot open, keeps all in a store."""
