"""Indicator tables that were flattened to lines."""
