"""The command line: options, then the pipeline, then a report, then an exit code.

Nothing here knows anything about plans. Every command is a module of ``commands`` that is imported
only when it is the one called, and imports the stages inside its function.
"""
