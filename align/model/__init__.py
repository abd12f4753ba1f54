"""The types that pass between the stages.

A leaf package: frozen values and nothing else. It imports nothing of the rest of the
project, holds no pattern and does no input or output, so that every stage and every
report can depend on it.
"""
