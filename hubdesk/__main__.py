"""Where HubDesk begins: a verb goes to the command line, anything else opens the window."""

from __future__ import annotations

import gc
import sys

from hubdesk.cli import VERBS


def main() -> int:
    """Run HubDesk with the words it was called with; give the exit code."""
    words = sys.argv[1:]
    if words and (words[0] in VERBS or words[0] in ("-h", "--help", "--version")):
        from hubdesk.cli.verbs import run

        return run(words)
    gc.disable()  # until the window is painted: at a start everything made is kept, and looking through it takes time
    from hubdesk.window_command import run_window_command

    return run_window_command(words)


if __name__ == "__main__":
    sys.exit(main())
