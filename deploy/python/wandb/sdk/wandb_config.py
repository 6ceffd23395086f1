"""Where libraries look for Config."""

from .._config import Config
