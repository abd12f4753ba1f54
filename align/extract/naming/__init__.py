"""What a phrase names: the indicator, and the part of the whole that it holds for."""
