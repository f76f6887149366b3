"""What a document cites: its links and its markers, found in the text of its pages.

Pure and standard library only. The door is `citations.find_citations`; `pages.split_pages`
cuts a plain text into pages first. Why the rules are as they are is told in
`app/decisions/finding-citations.md`.
"""
