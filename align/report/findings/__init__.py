"""The findings of a check in every format that people and machines ask for, one module each.

All of them are pure functions of an ``Outcome``; none of them knows a rule. Adding one: a module
here, a line in ``interface.FORMATS``, a golden file.
"""
