"""Stand-ins for what a test cannot have: a dialog that somebody answers, a browser, a library without end."""
