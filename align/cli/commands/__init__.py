"""One module for each command, with a function ``run``; its docstring is the command's help."""
