"""The helpers of W&B that scripts call."""

import random
import re

_LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789"


def generate_id(length=8):
    """A word of letters and digits; the script's own random numbers are left alone."""
    source = random.SystemRandom()
    return "".join(source.choice(_LETTERS) for _ in range(length))


def make_artifact_name_safe(name):
    return re.sub(r"[^A-Za-z0-9_\-.]", "_", name)
