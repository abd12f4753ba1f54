"""What the field knows, as data: indicators, concepts, units, numerals, words, messages.

The TOML files in ``data/`` are the source; each explains its own grammar in its header.
``python -m align.lexicon.build`` checks them and writes the JSON in ``compiled/`` that is
read at run time (parsing TOML on every start would cost more than comparing two plans).
A test fails when the two differ.
"""
