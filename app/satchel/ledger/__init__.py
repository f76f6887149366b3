"""The chain of custody as pure functions: entries, Merkle tree, checkpoints, proofs."""
