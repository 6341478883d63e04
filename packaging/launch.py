"""What the built program begins with; everything else is in the package."""

from __future__ import annotations

import os
import sys

from hubdesk.__main__ import main

if sys.platform.startswith("linux"):
    # The loader knows by now where our libraries are. What we start, such as the browser, must not find them there:
    # it is made for the system's own.
    os.environ.pop("LD_LIBRARY_PATH", None)
    if former := os.environ.pop("LD_LIBRARY_PATH_ORIG", ""):
        os.environ["LD_LIBRARY_PATH"] = former

sys.exit(main())
