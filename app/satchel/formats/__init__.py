"""Bytes on disk as other programs know them: canonical JSON, documents, web archives."""
