"""Pictures of foreign documents' pages, drawn by a process that has no keys."""
