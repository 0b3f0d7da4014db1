"""What is asked of a budget: what must be possible at all, and the rules of `ksb check`."""
