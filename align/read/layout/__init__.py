"""Lines and pages: what layout did to the wording, and what does not belong to it."""
