"""To a drive and back: what goes on it, copying that proves itself, the list of sums, and checking a stick."""
