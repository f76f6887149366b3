"""Names as people spell them: one key for all spellings of one name, in any script we meet.

Pure and standard library only. Why this and not a library: `app/decisions/names-across-scripts.md`.
"""
