"""What can go wrong in a way that the person at the keyboard can mend."""


class PipelineError(Exception):
    """A step refused to go on; the message says why, and what to do."""
