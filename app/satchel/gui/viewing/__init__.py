"""Looking at what is kept: pages, photos, text and mail, drawn elsewhere and never on disk."""
