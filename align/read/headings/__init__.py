"""Headings: their numbers, where they end, and how they nest."""
