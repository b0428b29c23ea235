"""What goes wrong for reasons the user can mend; anything else is a bug and shows its traceback."""


class UserError(Exception):
    """A problem the user can mend: one sentence that names the file or value, and one that says what to do."""

    def __init__(self, problem: str, remedy: str) -> None:
        super().__init__(f"{problem}\n{remedy}")
        self.problem = problem
        self.remedy = remedy


class EvidenceUnavailable(Exception):
    """Evidence that cannot be had in this repository; the checks that need it are *unknown*, for this reason."""


class ProgramFailed(EvidenceUnavailable):
    """Evidence that git or ruff failed to give, on this machine and this time: the next run may well say otherwise."""
