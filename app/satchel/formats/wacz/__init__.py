"""Web archives as files: WACZ 1.1.1 (and bare WARC) written, and read by position.

`writing` makes one, `reading.WebArchive` opens one: ours or a stranger's. `zip_reading` and
`zip_writing` are the zip underneath, `index_lines` the CDXJ index, `records` one WARC record.
"""
