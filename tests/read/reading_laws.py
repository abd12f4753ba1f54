"""What holds for every plan that was read, whatever the document."""

from __future__ import annotations

from align.model.plan import Plan
from align.read.fold import fold


def check(plan: Plan) -> None:
    """Fail unless the laws hold: coverage, order, places, unique ids."""
    clauses_in_order(plan)
    wording_is_the_source(plan)
    everything_is_somewhere(plan)
    ids = [clause.id for clause in plan.clauses]
    assert len(set(ids)) == len(ids)
    assert all(ids)


def clauses_in_order(plan: Plan) -> None:
    end = 0
    for clause in plan.clauses:
        assert end <= clause.start < clause.end <= len(plan.source.text)
        assert clause.line == plan.source.line_of(clause.start)
        assert clause.line_end == plan.source.line_of(clause.end - 1)
        end = clause.end


def wording_is_the_source(plan: Plan) -> None:
    for clause in plan.clauses:
        assert len(clause.text) == len(clause.offsets) == len(clause.folded)
        assert "".join(plan.source.text[offset] for offset in clause.offsets) == clause.text
        assert all(
            low < high for low, high in zip(clause.offsets, clause.offsets[1:], strict=False)
        )
        assert all(clause.start <= offset < clause.end for offset in clause.offsets)
        assert clause.folded == _with_stops_of(clause.folded, fold(clause.text))
        assert clause.text == "".join(clause.text.split())
        assert 0 <= clause.body <= len(clause.text)
        assert list(clause.paragraphs) == sorted(set(clause.paragraphs))
        assert all(0 <= begin < len(clause.text) for begin in clause.paragraphs)
        if clause.row is None:
            assert clause.text.startswith(clause.heading)


def _with_stops_of(text: str, folded: str) -> str:
    """The folded text with the full stops of the other one, where it prints dots."""
    pairs = zip(text, folded, strict=True)
    return "".join("。" if (one, other) == ("。", ".") else other for one, other in pairs)


def everything_is_somewhere(plan: Plan) -> None:
    at = 0
    for span in sorted((one.start, one.end) for one in (*plan.clauses, *plan.apart)):
        assert 0 <= span[0] < span[1] <= len(plan.source.text)
        assert span[0] <= at, f"nothing says what {plan.source.text[at : span[0]]!r} is"
        at = max(at, span[1])
    assert at == len(plan.source.text)
