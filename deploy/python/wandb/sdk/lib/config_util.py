"""Where libraries look for ConfigError."""

from ...errors import ConfigError
