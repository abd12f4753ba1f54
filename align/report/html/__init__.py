"""Web pages of one file each: a comparison, and the matrix of many plans.

Pure functions of what they are given: the same bytes for the same comparison. The pages hold their
style and their script, ask nothing of any network, and are complete without the script.
"""

from align.report.html.matrix_page import matrix
from align.report.html.page import comparison

__all__ = ["comparison", "matrix"]
