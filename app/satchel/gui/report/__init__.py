"""The hearing report: questions of a form, answered by one key, each answer one entry."""
