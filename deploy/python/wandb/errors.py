"""Exceptions by the names that scripts catch."""


class Error(Exception):
    """What the stand-in raises."""

    def __init__(self, message="", context=None):
        super().__init__(message)
        self.message = message
        self.context = context


class CommError(Error):
    """A server that did not answer; never raised here."""


class AuthenticationError(CommError):
    """A key that was refused; never raised here."""


class UsageError(Error):
    """A call that has no meaning in a trial of Sweepline."""


class UnsupportedError(UsageError):
    """A call that the stand-in does not know."""


class ConfigError(Error):
    """A value of the configuration that changes without allow_val_change."""
