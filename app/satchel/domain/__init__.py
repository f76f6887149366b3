"""Words and rules that are true without any computer; standard library only."""
