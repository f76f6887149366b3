"""The few things she may choose, each with a sentence; and the words of the trade."""
