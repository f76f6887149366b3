"""What `dev` does: set-up on demand, and the verbs. Standard library only."""
