"""What the branches of a run train: what was fitted in one is not in force in another, and one of them afterwards."""

from mlfolio.evidence.dataflow.run import Run
from mlfolio.evidence.dataflow.values import Estimator, Training

Ends = dict[Estimator, tuple[Training, ...]]


class BranchTrainings:
    """The trainings of the blocks of one branching, each begun from what was in force before it."""

    def __init__(self, run: Run) -> None:
        """Begin before the first block."""
        self._run = run
        self._mark = len(run.trained_before)
        self._left: Ends = {}
        self._stayed: Ends = {}

    def end_block(self, *, left: bool) -> None:
        """Note what a block trained, which may have `left` what follows, and undo it."""
        changes = self._run.trained_before[self._mark :]
        ends = self._left if left else self._stayed
        ends.update((owner, owner.trainings) for owner, _ in changes)
        for owner, before in reversed(changes):
            owner.trainings = before
        self._mark = len(self._run.trained_before)

    def meet(self) -> None:
        """Put in force what the last block trained that goes on to what follows, or else the last of all."""
        for owner, trainings in (self._left | self._stayed).items():
            owner.trainings = trainings
