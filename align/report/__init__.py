"""What was found, for people and for machines: every module here turns results into text.

Pure functions of the values in ``align.model``: nothing here reads a file, prints, or judges.
"""
