"""English: what stands beside the lines that `find` shows."""

from __future__ import annotations

PLACE = " ({name})"
LOOKING = " Looking {bar} {done} of {all}"
