"""Text for search out of documents people are given: pure readers, and the worker they run in."""
