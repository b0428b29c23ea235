"""Blocks of statements of which one is taken: each is executed from the same start, and what they leave is joined."""

import ast

from mlfolio.evidence.dataflow.branch_trainings import BranchTrainings
from mlfolio.evidence.dataflow.joining import join, of_world
from mlfolio.evidence.dataflow.plain import Value
from mlfolio.evidence.dataflow.rows import Part, Site, Step
from mlfolio.evidence.dataflow.run import Run


def branch(run: Run, blocks: list[list[ast.stmt]]) -> bool:
    """Execute each block from the same start, and join what they leave behind."""
    start, statement, site = run.scope.names, run.statement, run.site(None)
    ends: list[tuple[int, dict[str, Value]]] = []
    before, branching = run.taken, (site, *run.callers)
    trained = BranchTrainings(run)
    for number, block in enumerate(blocks):
        run.scope.names = dict(start)
        run.taken = before if run.loops else (*before, (branching, number))
        left = _taken(run, block, Step(("branch", site), Part("is", number)))
        trained.end_block(left=left)
        if not left:
            ends.append((number, run.scope.names))
    trained.meet()
    # Where all blocks but one leave, what follows belongs to that one.
    run.taken = before if run.loops or len(ends) != 1 else (*before, (branching, ends[0][0]))
    run.statement = statement
    run.scope.names = _met([names for _, names in ends], site, in_loop=bool(run.loops)) if ends else start
    if run.branches is not None and len(ends) == 1:
        # The other blocks are done with their rows: what follows is for those of this one.
        run.branches.append(Step(("branch", site), Part("is", ends[0][0])))
    return not ends


def _taken(run: Run, block: list[ast.stmt], step: Step) -> bool:
    """Execute a block; in a loop over rows, it is for those that `step` takes."""
    if run.branches is None:
        return run.execute(block)
    depth = len(run.branches)
    run.branches.append(step)
    left = run.execute(block)
    del run.branches[depth:]
    return left


def _met(ends: list[dict[str, Value]], site: Site, *, in_loop: bool) -> dict[str, Value]:
    names = ends[0]
    for number, other in enumerate(ends[1:]):
        branching = ("branch", site, number)
        if not in_loop:
            # What only one of them binds is asked for by the runs that take it.
            names.update({name: of_world(names[name], (branching, 0)) for name in names.keys() - other.keys()})
        for name, value in other.items():
            mine = names.get(name)
            if mine is None:
                names[name] = value if in_loop else of_world(value, (branching, 1))
            elif mine is not value:
                names[name] = join(mine, value, branching)
    return names
