"""Targets without a figure of their own: states, duties, grades, directions, peaks."""
