"""Which things kept their order and which were moved among them."""

from __future__ import annotations

from collections.abc import Sequence


def in_order(places: Sequence[int], weights: Sequence[int]) -> frozenset[int]:
    """The indices of the heaviest increasing run of places: what is left out was moved.

    Every place occurs once. Takes time in the order of ``n log n`` (a tree of running maxima).
    """
    rank = {place: at for at, place in enumerate(sorted(places), 1)}
    best: list[tuple[int, int]] = [(0, -1)] * (len(places) + 1)
    before: list[int] = []
    for index, place in enumerate(places):
        weight, last = _below(best, rank[place] - 1)
        before.append(last)
        _raise(best, rank[place], (weight + weights[index], index))
    chain = []
    at = _below(best, len(places))[1]
    while at >= 0:
        chain.append(at)
        at = before[at]
    return frozenset(chain)


def _below(best: Sequence[tuple[int, int]], rank: int) -> tuple[int, int]:
    """The heaviest run that ends at that rank or below: its weight and last index."""
    found = (0, -1)
    while rank:
        found = max(found, best[rank])
        rank -= rank & -rank
    return found


def _raise(best: list[tuple[int, int]], rank: int, run: tuple[int, int]) -> None:
    """Enter a run that ends at that rank."""
    while rank < len(best):
        best[rank] = max(best[rank], run)
        rank += rank & -rank
