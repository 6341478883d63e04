"""The packs on this device as one library: one tree and one search over all."""
