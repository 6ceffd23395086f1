"""Where libraries look for W&B's parts."""

from ..._run import Run


class RunDisabled(Run):
    """A run without effect, as libraries ask for it; the stand-in's own are Runs."""
