"""Where libraries look for W&B's parts."""

from .. import Settings, finish, init, login
from .._config import Config
from .._run import Run
