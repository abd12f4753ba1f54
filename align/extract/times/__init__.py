"""Years, dates, periods and stretches of time."""
