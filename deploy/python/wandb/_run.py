"""One run: what a script holds after init. Its log may be called from several threads."""

import os
import signal
import tempfile
import threading
import time
from collections.abc import Mapping

from . import _lines, _refused, _trial, _values
from ._config import Config
from ._omissions import Omissions
from ._report import Reporter
from ._summary import Definition, Summary
from .errors import UsageError


def _ignores_interrupts():
    return signal.getsignal(signal.SIGINT) == signal.SIG_IGN


def _hear_interrupts():
    """What a shell starts in the background ignores them, and a stop heard by another thread is one."""
    if _ignores_interrupts() and threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)


class Run:
    """Rows on their way to Sweepline, one a step; without a report address it only remembers."""

    def __init__(self, settings, reporter, first_step):
        self.config = Config()
        self.summary = Summary()
        self.name = settings.get("name") or _trial.name()
        self.notes = settings.get("notes")
        self.tags = tuple(settings.get("tags") or ())
        self.group = settings.get("group")
        self.job_type = settings.get("job_type")
        self.project = settings.get("project") or _environment("PROJECT") or "sweepline"
        self.entity = settings.get("entity") or _environment("ENTITY") or "sweepline"
        self.id = settings.get("id") or _trial.run_id()
        self.sweep_id = _trial.sweep_id()
        self.start_time = time.time()
        self.disabled = reporter is None
        self.offline = False
        self.resumed = False
        self.url = None
        self.sweep_url = None
        self.project_url = None
        self.exit_code = None
        self._reporter = reporter
        self._lock = threading.RLock()
        self._row = {}
        self._step = first_step
        self._omitted = Omissions()
        self._stopped = None
        self._finished = False
        self._dir = None
        self._on_finish = []
        if reporter is not None:
            _hear_interrupts()

    # Logging.

    def log(self, data=None, step=None, commit=None, sync=None):
        if not isinstance(data, Mapping):
            raise ValueError("wandb.log takes a dictionary, not " + type(data).__name__)
        with self._lock:
            if self._finished:
                _lines.say_once("the run is finished; what is logged after that is not kept")
                return
            self._stop_if_told()
            if step is not None:
                step = int(step)
                if step < self._step:
                    self._omitted.add("row of a step that is over", "step " + str(step))
                    return
                if step > self._step:
                    self._flush()
                    self._step = step
            for name, value in _values.flat(data):
                self._take(name, value)
            if commit or (commit is None and step is None):
                self._flush()
                self._step += 1

    def _take(self, name, value):
        number = _values.number(value)
        if number is not None:
            self._row[name] = number
        elif value is not None:
            self._omitted.value(name, value)
        self.summary._logged(name, value if number is None else number)

    def _flush(self, may_stop=True):
        row, self._row = self._row, {}
        if not row or self._reporter is None or self._stopped is not None:
            return
        verdict = self._reporter.send(dict({"_step": self._step}, **row))
        if not verdict.go_on:
            self._stopped = verdict.reason
            if may_stop:
                self._stop_if_told()

    def _stop_if_told(self):
        """Ends the program as a clean exit: finally blocks, with statements and atexit run."""
        if self._stopped is None:
            return
        _lines.say_once("Sweepline stops this trial" + (self._stopped and ": " + self._stopped))
        if threading.current_thread() is not threading.main_thread():
            # An exit of this thread alone would leave the others training.
            os.kill(os.getpid(), signal.SIGTERM if _ignores_interrupts() else signal.SIGINT)
        raise SystemExit(0)

    # The end.

    def finish(self, exit_code=None, quiet=None):
        with self._lock:
            if self._finished:
                return
            news = self.summary._row()
            if news and "epoch" in self.summary:
                # It belongs to the epoch that the script was in.
                epoch = _values.number(self.summary["epoch"])
                news.update({} if epoch is None else {"epoch": epoch})
            self._row.update(news)
            self._flush(may_stop=False)
            self._finished = True
            self.exit_code = exit_code or 0
            if not self.disabled:
                self._omitted.say()
            if self._reporter is not None:
                self._reporter.close()
            if exit_code and not self.disabled:
                _lines.say("the script says that its run failed (exit code " + str(exit_code) + ")")
        for action in self._on_finish:
            action(self)

    join = finish

    def __enter__(self):
        return self

    def __exit__(self, kind, error, trace):
        failed = kind is not None and not (issubclass(kind, SystemExit) and not error.code)
        self.finish(exit_code=1 if failed else 0)
        return False

    # What is taken and has no effect on what is kept.

    def define_metric(
        self, name, step_metric=None, step_sync=None, hidden=None, summary=None, goal=None,
        overwrite=None
    ):
        self.summary._define(Definition(name, summary, goal))

    def watch(self, models=None, criterion=None, log="gradients", *args, **kwargs):
        self._omitted.add("watched model")
        return []

    def unwatch(self, models=None):
        pass

    def save(self, glob_str=None, *args, **kwargs):
        if glob_str is not None:
            self._omitted.add("file of wandb.save, which stays where it is", str(glob_str))
        return []

    def log_artifact(self, artifact_or_path=None, *args, **kwargs):
        self._omitted.add("Artifact, whose files stay where they are")
        return artifact_or_path

    log_model = link_artifact = link_model = upsert_artifact = finish_artifact = log_artifact

    def log_code(self, *args, **kwargs):
        return None

    def alert(self, title, text="", level=None, wait_duration=None):
        _lines.say("alert: " + str(title) + (": " + str(text) if text else ""))

    def mark_preempting(self):
        pass

    def display(self, *args, **kwargs):
        return False

    def to_html(self, *args, **kwargs):
        return ""

    def _label(self, *args, **kwargs):
        pass

    def restore(self, *args, **kwargs):
        _refused.restore()

    def use_artifact(self, *args, **kwargs):
        _refused.use_artifact()

    use_model = use_artifact

    # What it is called.

    @property
    def step(self):
        return self._step

    @property
    def starting_step(self):
        return 0

    @property
    def dir(self):
        """A folder for the script's files: the trial's own; a temporary one without a trial."""
        if self._dir is None:
            folder = "" if self.disabled else _trial.folder()
            self._dir = os.path.join(folder, "files") if folder else tempfile.mkdtemp("wandb")
            os.makedirs(self._dir, exist_ok=True)
        return self._dir

    @property
    def path(self):
        return "/".join((self.entity, self.project, self.id))

    @property
    def mode(self):
        return "disabled" if self.disabled else "online"

    def project_name(self):
        return self.project

    def get_url(self):
        return self.url

    get_project_url = get_sweep_url = get_url

    def __repr__(self):
        return "<wandb.Run " + self.id + ">"

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        raise UsageError("run." + name + " is not part of Sweepline's stand-in for wandb")


def _environment(name):
    return os.environ.get("WANDB_" + name)


def reporter_of(mode):
    """The way to Sweepline; None where a run is to be without effect."""
    url = _trial.report_url()
    if not url:
        _lines.say_once(
            "this is no trial of a sweep (SWEEPLINE_REPORT_URL is not set): nothing is logged, as with"
            " WANDB_MODE=disabled"
        )
        return None
    if mode == "disabled":
        _lines.say_once("mode is disabled: nothing of this run is reported")
        return None
    return Reporter(url)
