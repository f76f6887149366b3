"""What can be said on the command line: words and options, no behaviour, no heavy imports."""
