"""What the built program begins with; everything else is in the package."""

from __future__ import annotations

import sys

from hubdesk.__main__ import main

sys.exit(main())
