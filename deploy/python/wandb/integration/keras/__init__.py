"""Keras's callbacks: they log what Keras measures."""

import math
import os
import sys

import wandb

from ..._values import number


def _keras():
    """The Keras that the script uses; None where there is none."""
    for name in ("tensorflow.keras", "keras", "tf_keras"):
        if name in sys.modules:
            return sys.modules[name]
    for name in ("keras", "tensorflow.keras"):
        try:
            return __import__(name, fromlist=["callbacks"])
        except ImportError:
            pass
    return None


class _NoKeras:
    """A callback without Keras: it does nothing on its own."""

    def __init__(self):
        self.model = None
        self.params = {}

    def set_model(self, model):
        self.model = model

    def set_params(self, params):
        self.params = params

    def __getattr__(self, name):
        if name.startswith("on_"):
            return lambda *args, **kwargs: None
        raise AttributeError(name)


_callbacks = getattr(_keras(), "callbacks", None)
_Callback = getattr(_callbacks, "Callback", _NoKeras)


class WandbCallback(_Callback):
    """Logs every epoch, and the best of what it watches with its epoch."""

    def __init__(
        self, monitor="val_loss", verbose=0, mode="auto", save_model=True, log_batch_frequency=None,
        log_best_prefix="best_", **kwargs
    ):
        super().__init__()
        rising = mode == "max" or (mode == "auto" and ("acc" in monitor or "auc" in monitor.lower()))
        self.monitor = monitor
        self.prefix = log_best_prefix
        self.every = log_batch_frequency
        self._sign = -1 if rising else 1
        self._best = math.inf

    def on_train_batch_end(self, batch, logs=None):
        if self.every and batch % self.every == 0:
            wandb.log(dict(logs or {}), commit=False)

    def on_epoch_end(self, epoch, logs=None):
        logs = dict(logs or {})
        wandb.log(dict({"epoch": epoch}, **logs))
        value = number(logs.get(self.monitor))
        if value is not None and self._sign * value < self._best:
            self._best = self._sign * value
            if self.prefix:
                wandb.run.summary[self.prefix + self.monitor] = value
                wandb.run.summary[self.prefix + "epoch"] = epoch


class WandbMetricsLogger(_Callback):
    """Logs every epoch, or every so many batches as well."""

    def __init__(self, log_freq="epoch", initial_global_step=0, **kwargs):
        super().__init__()
        self.every = 0 if log_freq == "epoch" else 1 if log_freq == "batch" else int(log_freq)
        self._batch = initial_global_step

    def on_train_batch_end(self, batch, logs=None):
        if self.every and batch % self.every == 0:
            row = {"batch/" + key: value for key, value in (logs or {}).items()}
            wandb.log(dict({"batch/batch_step": self._batch}, **row))
        self._batch += 1

    on_batch_end = on_train_batch_end

    def on_epoch_end(self, epoch, logs=None):
        row = {"epoch/" + key: value for key, value in (logs or {}).items()}
        wandb.log(dict({"epoch/epoch": epoch}, **row))


class WandbModelCheckpoint(getattr(_callbacks, "ModelCheckpoint", _NoKeras)):
    """Keras's own checkpoints; the files stay where they are written."""

    def __init__(self, filepath, *args, **kwargs):
        if _callbacks is None:
            raise ImportError("WandbModelCheckpoint needs Keras, which cannot be imported")
        super().__init__(os.fspath(filepath), *args, **kwargs)
