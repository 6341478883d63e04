"""Plain values and rules, on the standard library alone."""
