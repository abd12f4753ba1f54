"""What the process tells its caller."""

from __future__ import annotations

from typing import Final

OK: Final = 0
"""Nothing at or above the threshold."""
FINDINGS: Final = 1
"""Findings at or above the threshold, a report out of date, a figure that dropped."""
ERROR: Final = 2
"""Bad arguments, configuration, or input that could not be read."""
INTERRUPTED: Final = 130
"""Stopped from the keyboard."""
