"""Attaching files: what came, from whom and how, asked once; each kept while notes go on."""
