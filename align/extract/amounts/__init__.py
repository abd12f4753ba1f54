"""Numbers and amounts as they are printed: numerals, units, ranges and comparators."""
