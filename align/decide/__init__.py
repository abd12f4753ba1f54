"""People's decisions on alignments and verdicts: made, found again, applied; all of it pure.

``make`` turns a person's answer into a decision, ``fingerprints`` and ``places`` find its texts
again, ``standing`` says whether it still stands, ``apply`` changes a comparison by it, ``queue``
lists what should be looked at, ``sheet`` and ``answers`` read what people have written. Reading and
writing the file is the corpus's business.
"""
