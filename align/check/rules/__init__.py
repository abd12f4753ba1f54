"""The rules, one a file: what is wrong, why it matters, an example, what to do, and the check."""
