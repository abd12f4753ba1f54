"""Targets with a printed figure: which figure is whose, and what it says."""
