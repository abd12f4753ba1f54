"""The plans that are known by an id: the manifest, finding a plan, many plans at once."""
