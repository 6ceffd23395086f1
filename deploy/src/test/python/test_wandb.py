"""The stand-in module wandb against a real HTTP server, in one process."""

import argparse
import ast
import contextlib
import copy
import http.server
import importlib
import io
import json
import os
import sys
import tempfile
import threading
import types
import unittest
from pathlib import Path

MODULE = Path(__file__).resolve().parents[3] / "python"
sys.path.insert(0, str(MODULE))
sys.dont_write_bytecode = True


class Executor(http.server.BaseHTTPRequestHandler):
    """What a slot listens with: keeps the rows, answers what it is told to."""

    protocol_version = "HTTP/1.1"
    rows = []
    answers = {}
    broken = False

    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if Executor.broken:
            self.close_connection = True
            return
        Executor.rows.append(json.loads(body))
        answer = Executor.answers.get(len(Executor.rows), '{"continue": true}').encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)

    def log_message(self, *args):
        pass


class InATrial(unittest.TestCase):
    parameters = {"lr": 0.01, "opt": {"name": "adam"}}

    def setUp(self):
        Executor.rows, Executor.answers, Executor.broken = [], {}, False
        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Executor)
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        path = os.path.join(folder.name, "parameters.json")
        Path(path).write_text(json.dumps(self.parameters), encoding="utf-8")
        for name in [name for name in os.environ if name.startswith("WANDB")]:
            del os.environ[name]
        os.environ.update(
            SWEEPLINE_REPORT_URL="http://127.0.0.1:%d/secret" % server.server_address[1],
            SWEEPLINE_PARAMETERS=path,
            SWEEPLINE_SWEEP="quick",
            SWEEPLINE_TRIAL="7",
            SWEEPLINE_TRIAL_NAME="lr=0.01",
            SWEEPLINE_TRIAL_DIR=folder.name,
        )
        for name in [name for name in sys.modules if name.split(".")[0] == "wandb"]:
            del sys.modules[name]
        self.err = io.StringIO()
        redirected = contextlib.redirect_stderr(self.err)
        redirected.__enter__()
        self.addCleanup(redirected.__exit__, None, None, None)
        self.wandb = importlib.import_module("wandb")
        self.addCleanup(lambda: self.wandb.run and self.wandb.run.finish())

    def rows(self):
        """Rows without their steps."""
        return [{k: v for k, v in row.items() if k != "_step"} for row in Executor.rows]

    def steps(self):
        return [row["_step"] for row in Executor.rows]


class ConfigTest(InATrial):
    def test_parameters_win_over_defaults_and_merge_into_groups(self):
        run = self.wandb.init(config={"lr": 1, "epochs": 3, "opt": {"name": "sgd", "beta": 0.9}})
        self.assertEqual(
            {"lr": 0.01, "epochs": 3, "opt": {"name": "adam", "beta": 0.9}}, run.config.as_dict()
        )
        self.assertEqual((0.01, 3), (self.wandb.config.lr, self.wandb.config["epochs"]))

    def test_namespace_flags_and_absent_keys(self):
        self.wandb.init(config=argparse.Namespace(batch=32))
        config = self.wandb.config
        config.update(types.SimpleNamespace(depth=2))
        config.setdefaults({"depth": 9, "--width": 8})
        self.assertEqual((32, 2, 8), (config.batch, config.depth, config.width))
        self.assertEqual((None, 5), (config.get("none"), config.get("none", 5)))
        self.assertFalse(hasattr(config, "none"))
        with self.assertRaises(KeyError):
            config["none"]
        self.assertEqual({"batch", "depth", "width", "lr", "opt"}, set(config.keys()))
        self.assertEqual(dict(config), dict(config.items()))
        self.assertEqual(config.as_dict(), dict(**config))
        self.assertIn("lr", config)
        self.assertEqual(0.01, copy.deepcopy(config).lr)

    def test_change_needs_leave_and_never_touches_the_sweeps(self):
        self.wandb.init(config={"epochs": 3})
        with self.assertRaisesRegex(self.wandb.ConfigError, "allow_val_change"):
            self.wandb.config.epochs = 4
        self.wandb.config.update({"epochs": 4, "lr": 9}, allow_val_change=True)
        self.wandb.config.lr = 8
        self.assertEqual((4, 0.01), (self.wandb.config.epochs, self.wandb.config.lr))
        self.assertIn("'lr' is set by the sweep", self.err.getvalue())

    def test_keys_left_out(self):
        self.wandb.init(config={"a": 1, "b": 2}, config_exclude_keys=["b"])
        self.assertNotIn("b", self.wandb.config)

    def test_before_init(self):
        with self.assertRaisesRegex(self.wandb.Error, r"call wandb.init\(\) before wandb.config"):
            self.wandb.config.lr
        with self.assertRaisesRegex(self.wandb.Error, r"before wandb.log\(\)"):
            self.wandb.log({"a": 1})


class LogTest(InATrial):
    def test_rows_number_themselves(self):
        self.wandb.init()
        self.wandb.log({"loss": 2, "acc": 0.5})
        self.wandb.log({"loss": 1.5})
        self.assertEqual([{"loss": 2, "acc": 0.5}, {"loss": 1.5}], self.rows())
        self.assertEqual([0, 1], self.steps())

    def test_rows_of_one_step_are_one(self):
        run = self.wandb.init()
        run.log({"a": 1}, step=3)
        run.log({"b": 2}, step=3)
        self.assertEqual([], self.rows())
        run.log({"a": 4}, step=5)
        self.assertEqual([{"a": 1, "b": 2}], self.rows())
        run.log({"a": 9}, step=4)
        run.finish()
        self.assertEqual(([{"a": 1, "b": 2}, {"a": 4}], [3, 5]), (self.rows(), self.steps()))
        self.assertIn("1 row of a step that is over (first at 'step 4')", self.err.getvalue())

    def test_commit(self):
        self.wandb.init()
        self.wandb.log({"a": 1}, commit=False)
        self.wandb.log({"b": 2})
        self.wandb.log({"a": 3}, step=9, commit=True)
        self.wandb.log({})
        self.assertEqual(([{"a": 1, "b": 2}, {"a": 3}], [0, 9]), (self.rows(), self.steps()))

    def test_names(self):
        self.wandb.init()
        self.wandb.log({"val": {"loss": 1, "top": {"1 acc": 2}}, 3: 4})
        self.assertEqual([{"val/loss": 1, "val/top/1 acc": 2, "3": 4}], self.rows())

    def test_numbers_of_any_library(self):
        from decimal import Decimal
        from fractions import Fraction

        class Scalar:
            def __init__(self, value):
                self.value = value

            def item(self):
                return self.value

        class Tensor:
            def numpy(self):
                return Scalar(0.25)

        class Several:
            def item(self):
                raise ValueError("only one element tensors can be converted")

        self.wandb.init()
        self.wandb.log(
            {
                "scalar": Scalar(0.5), "tensor": Tensor(), "half": Fraction(1, 2), "d": Decimal("1.5"),
                "huge": 10**30, "more": 10**400, "several": Several(), "flag": True, "text": "x",
                "flags": Scalar(True), "none": None, "list": [1, 2],
            }
        )
        self.wandb.finish()
        self.assertEqual(
            {
                "scalar": 0.5, "tensor": 0.25, "half": 0.5, "d": 1.5, "huge": 1e30, "more": float("inf")
            },
            self.rows()[0],
        )
        for kind in ("1 Several (first at 'several')", "1 bool", "1 str", "1 Scalar", "1 list of int"):
            self.assertIn(kind, self.err.getvalue())
        self.assertEqual(1, self.err.getvalue().count("\n"))

    def test_nan_is_reported(self):
        self.wandb.init()
        self.wandb.log({"loss": float("nan")})
        self.assertNotEqual(self.rows()[0]["loss"], self.rows()[0]["loss"])

    def test_numpy(self):
        try:
            import numpy
        except ImportError:
            self.skipTest("no numpy here")
        self.wandb.init(config={"n": numpy.int64(3)})
        self.wandb.log(
            {
                "f": numpy.float32(0.5), "i": numpy.int64(3), "zero": numpy.array(2.0),
                "one": numpy.array([4]), "two": numpy.zeros(2), "b": numpy.bool_(True),
            }
        )
        self.assertEqual([{"f": 0.5, "i": 3, "zero": 2.0, "one": 4}], self.rows())
        json.dumps(self.wandb.config.as_dict())

    def test_not_a_dictionary(self):
        self.wandb.init()
        with self.assertRaisesRegex(ValueError, "takes a dictionary, not float"):
            self.wandb.log(0.5)

    def test_several_threads(self):
        self.wandb.init()
        threads = [
            threading.Thread(target=lambda: [self.wandb.log({"a": 1}) for _ in range(50)])
            for _ in range(4)
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(list(range(200)), self.steps())

    def test_no_answer_costs_rows_and_not_the_script(self):
        self.wandb.init()
        sys.modules["wandb._report"]._PAUSES = (0, 0.01)
        Executor.broken = True
        self.wandb.log({"a": 1})
        self.wandb.log({"a": 2})
        Executor.broken = False
        self.wandb.log({"a": 3})
        self.assertEqual([{"a": 3}], self.rows())
        self.assertEqual(1, self.err.getvalue().count("cannot report"))


class StopTest(InATrial):
    def test_stop_is_a_clean_exit_at_the_log(self):
        Executor.answers[2] = '{"continue": false, "reason": "hyperband: band 3"}'
        cleaned = []
        with self.assertRaises(SystemExit) as left:
            with self.wandb.init() as run:
                try:
                    for epoch in range(5):
                        run.log({"loss": epoch})
                finally:
                    cleaned.append(epoch)
        self.assertEqual((0, [1]), (left.exception.code, cleaned))
        self.assertEqual([{"loss": 0}, {"loss": 1}], self.rows())
        self.assertIn("Sweepline stops this trial: hyperband: band 3", self.err.getvalue())

    def test_stop_that_a_script_swallows_comes_again(self):
        Executor.answers[1] = '{"continue": false}'
        self.wandb.init()
        for _ in range(3):
            with self.assertRaises(SystemExit):
                self.wandb.log({"a": 1})
        self.assertEqual(1, len(self.rows()))

    def test_end_of_a_run_is_no_place_to_stop(self):
        Executor.answers[1] = '{"continue": false}'
        self.wandb.init()
        self.wandb.log({"a": 1}, step=1)
        self.wandb.finish()
        self.assertEqual([{"a": 1}], self.rows())

    def test_answers_that_are_none(self):
        Executor.answers = {1: "", 2: "<html>", 3: "[]", 4: '{"continue": null}'}
        self.wandb.init()
        for _ in range(5):
            self.wandb.log({"a": 1})
        self.assertEqual(5, len(self.rows()))


class SummaryTest(InATrial):
    def test_what_the_script_sets_is_the_last_row(self):
        run = self.wandb.init()
        run.log({"acc": 0.5})
        run.log({"acc": 0.4})
        run.summary["acc"] = 0.5
        self.wandb.summary["best"] = {"epoch": 0}
        run.summary.update({"words": "many", "note/x": 2})
        run.finish()
        self.assertEqual({"acc": 0.5, "best/epoch": 0, "note/x": 2}, self.rows()[2])
        self.assertEqual([0, 1, 2], self.steps())

    def test_what_was_logged_is_not_said_again(self):
        run = self.wandb.init()
        run.log({"acc": 0.5})
        run.summary["acc"] = run.summary["acc"]
        run.finish()
        self.assertEqual(1, len(self.rows()))

    def test_figures_of_define_metric(self):
        run = self.wandb.init()
        run.define_metric("val/*", summary="min,mean")
        run.define_metric("acc", summary="best", goal="maximize")
        for loss, acc in ((3, 0.1), (float("nan"), 0.9), (2, 0.4)):
            run.log({"val/loss": loss, "acc": acc})
        self.assertEqual(2, run.summary["val/loss"]["min"])
        run.finish()
        last = self.rows()[-1]
        self.assertEqual((2, 0.9), (last["val/loss.min"], last["acc.best"]))


class RunTest(InATrial):
    def test_names(self):
        run = self.wandb.init(project="p", tags=["a"])
        self.assertIs(run, self.wandb.init())
        self.assertIs(run, self.wandb.run)
        self.assertEqual(("quick-7", "lr=0.01", "quick", "p"), (run.id, run.name, run.sweep_id, run.project))
        self.assertTrue(run.dir.startswith(self.folder) and os.path.isdir(run.dir))
        run.name = "other"
        self.assertEqual(("other", None), (run.name, run.url))

    def test_second_run_goes_on_where_the_first_ended(self):
        for fold in range(2):
            with self.wandb.init(reinit=True) as run:
                run.log({"fold": fold})
        self.assertEqual([0, 2], self.steps())
        self.assertIsNone(self.wandb.run)

    def test_disabled(self):
        for settings in ({"mode": "disabled"}, {"settings": self.wandb.Settings(mode="disabled")}):
            with self.wandb.init(**settings) as run:
                run.log({"a": 1})
                self.assertEqual(0.01, run.config.lr)
        os.environ["WANDB_MODE"] = "disabled"
        with self.wandb.init():
            self.wandb.log({"a": 1})
        self.assertEqual([], self.rows())

    def test_offline_is_like_any_other(self):
        os.environ["WANDB_MODE"] = "offline"
        with self.wandb.init(mode="dryrun") as run:
            run.log({"a": 1})
        self.assertEqual([{"a": 1}], self.rows())

    def test_things_that_are_not_kept(self):
        w = self.wandb
        run = w.init(sync_tensorboard=True)
        table = w.Table(columns=["a", "b"], data=[[1, 2]])
        table.add_data(3, 4)
        self.assertEqual([2, 4], table.get_column("b"))
        artifact = w.Artifact("model", type="model")
        artifact.add_file("model.pt")
        run.log_artifact(artifact).wait()
        w.watch(object())
        w.save("*.pt")
        w.alert("Low", "loss is low")
        w.log(
            {
                "t": table, "i": [w.Image("x.png", caption="c")], "h": w.Histogram([1]), "n": 1,
                "roc": w.plot.roc_curve([], []), "line": w.plot.line(table, "a", "b", title="t"),
            }
        )
        w.finish()
        self.assertEqual([{"n": 1}], self.rows())
        for said in (
            "1 Table (first at 't')", "1 list of Image", "1 Histogram", "2 CustomChart", "1 Artifact",
            "1 watched model", "1 file of wandb.save", "alert: Low: loss is low", "sync_tensorboard",
        ):
            self.assertIn(said, self.err.getvalue())

    def test_refusals_say_what_to_do(self):
        w = self.wandb
        for call, said in (
            (lambda: w.sweep({}), "deploy/sweep run"),
            (lambda: w.agent("id", function=ConfigTest), r"call ConfigTest\(\) in place"),
            (lambda: w.Api(), "leaderboard"),
            (lambda: w.restore("x"), "SWEEPLINE_CHECKPOINT_DIR"),
            (lambda: w.use_artifact("x"), "give the script a path"),
            (lambda: w.init().use_artifact("x"), "give the script a path"),
            (lambda: w.Artifact("a", "b").download(), "give the script the path"),
            (lambda: w.controller(), "driver decides"),
        ):
            with self.assertRaisesRegex(w.UsageError, said):
                call()
        with self.assertRaisesRegex(AttributeError, "wandb.beta_workflows is not part"):
            w.beta_workflows
        with self.assertRaisesRegex(ImportError, "wandb: real"):
            importlib.import_module("wandb.integration.sb3")
        with self.assertRaises(ImportError):
            importlib.import_module("wandb.apis.public")

    def test_libraries_find_what_they_look_for(self):
        from wandb.sdk.lib import RunDisabled  # noqa: F401
        from wandb.sdk.wandb_run import Run
        from wandb.wandb_run import Run as Older

        self.assertIs(Run, Older)
        self.assertIsInstance(self.wandb.init(), Run)
        folder = "wandb-" + self.wandb.__version__ + ".dist-info"
        metadata = (MODULE / folder / "METADATA").read_text(encoding="utf-8")
        self.assertIn("Version: " + self.wandb.__version__ + "\n", metadata)
        self.assertTrue(self.wandb.login(key="x") and self.wandb.util.generate_id())


class KerasTest(InATrial):
    def callbacks(self):
        """With a module of Keras's name: its callbacks are called as Keras calls them."""
        keras = types.ModuleType("keras")
        keras.callbacks = types.SimpleNamespace(
            Callback=type("Callback", (), {"on_train_begin": lambda self, logs=None: None}),
            ModelCheckpoint=type(
                "ModelCheckpoint", (), {"__init__": lambda self, filepath, **kw: setattr(self, "path", filepath)}
            ),
        )
        sys.modules["keras"] = keras
        self.addCleanup(sys.modules.pop, "keras")
        return importlib.import_module("wandb.integration.keras"), keras

    def test_callback(self):
        module, keras = self.callbacks()
        self.wandb.init()
        callback = module.WandbCallback(monitor="val_accuracy")
        self.assertIsInstance(callback, keras.callbacks.Callback)
        for epoch, accuracy in enumerate((0.5, 0.8, 0.7)):
            callback.on_epoch_end(epoch, {"loss": 1, "val_accuracy": accuracy})
        self.wandb.finish()
        self.assertEqual({"epoch": 1, "loss": 1, "val_accuracy": 0.8}, self.rows()[1])
        self.assertEqual({"best_val_accuracy": 0.8, "best_epoch": 1, "epoch": 2}, self.rows()[3])

    def test_older_address_metrics_and_checkpoints(self):
        module, _ = self.callbacks()
        from wandb.keras import WandbCallback

        self.assertIs(WandbCallback, module.WandbCallback)
        self.wandb.init()
        logger = module.WandbMetricsLogger(log_freq=2)
        for batch in range(3):
            logger.on_train_batch_end(batch, {"loss": batch})
        logger.on_epoch_end(0, {"loss": 9})
        self.assertEqual(
            [
                {"batch/batch_step": 0, "batch/loss": 0},
                {"batch/batch_step": 2, "batch/loss": 2},
                {"epoch/epoch": 0, "epoch/loss": 9},
            ],
            self.rows(),
        )
        self.assertEqual("a.h5", module.WandbModelCheckpoint(Path("a.h5")).path)


class LibrariesTest(InATrial):
    """Libraries call what they find: the calls are those of their own callbacks."""

    def module(self, name, **content):
        made = types.ModuleType(name)
        made.__dict__.update(content)
        sys.modules[name] = made
        self.addCleanup(sys.modules.pop, name)
        return made

    def test_trainer_of_transformers(self):
        from wandb.sdk.lib.config_util import ConfigError

        self.assertIs(ConfigError, self.wandb.errors.ConfigError)
        w = self.wandb
        w.termwarn("run_name is output_dir", repeat=False)
        w.init(project="huggingface", name="out")
        w.config.update({"learning_rate": 0.1, "lr": 7, "id2label": {0: "no"}}, allow_val_change=True)
        w.define_metric("train/global_step")
        w.define_metric("*", step_metric="train/global_step", step_sync=True)
        w.run._label(code="transformers_trainer")
        w.config["model/num_parameters"] = 99
        w.log({"train/loss": 0.5, "train/epoch": 0.5, "train/global_step": 10})
        w.log({"eval/loss": 0.4, "train/global_step": 10})
        w.run.summary["train_loss"] = 0.45
        self.assertEqual((0.01, 99), (w.config.lr, w.config.get("model/num_parameters")))
        self.assertEqual(0.45, dict(w.summary)["train_loss"])
        artifact = w.Artifact(name="model-" + w.run.id, type="model", metadata={"final_model": True})
        with artifact.new_file("model_architecture.txt", mode="wb") as file:
            file.write(b"Net()")
        artifact.add_dir(self.folder)
        w.run.log_artifact(artifact, aliases=["final_model"])
        kept = os.path.join(w.run.dir, "artifacts", artifact.name, "model_architecture.txt")
        self.assertEqual(b"Net()", Path(kept).read_bytes())
        w.finish()
        self.assertEqual(
            [
                {"train/loss": 0.5, "train/epoch": 0.5, "train/global_step": 10},
                {"eval/loss": 0.4, "train/global_step": 10},
                {"train_loss": 0.45},
            ],
            self.rows(),
        )

    def test_logger_of_lightning(self):
        from wandb.sdk.lib import RunDisabled
        from wandb.wandb_run import Run

        w = self.wandb
        w.require("service")
        run = w.init(name=None, project="lightning_logs", dir=".", id=None, resume="allow", anonymous=None)
        self.assertIsInstance(run, (Run, RunDisabled))
        run.define_metric("trainer/global_step")
        run.define_metric("*", step_metric="trainer/global_step", step_sync=True)
        run._label(code="lightning_logger")
        run.watch(object(), log="gradients", log_freq=100, log_graph=True)
        run.config.update({"lr": 3, "batch_size": 8}, allow_val_change=True)
        run.log({"val_loss": 0.2, "epoch": 0, "trainer/global_step": 5})
        self.assertEqual((0.01, 8, None), (run.config.lr, run.config.batch_size, getattr(run, "_attach_id", None)))
        w.finish()
        self.assertEqual([{"val_loss": 0.2, "epoch": 0, "trainer/global_step": 5}], self.rows())

    def test_boosters_of_xgboost(self):
        callbacks = self.module("xgboost.callback", TrainingCallback=type("TrainingCallback", (), {}))
        self.module("xgboost", callback=callbacks)
        from wandb.xgboost import WandbCallback

        best = {"best_score": "0.3", "best_iteration": "1"}
        model = types.SimpleNamespace(save_config=lambda: '{"learner": {"depth": "6"}}', attr=best.get)
        self.wandb.init()
        callback = WandbCallback()
        self.assertIs(model, callback.before_training(model))
        measured = {"valid": {"rmse": []}, "cv": {"auc": []}}
        for epoch, error in enumerate((0.5, 0.3)):
            measured["valid"]["rmse"].append(error)
            measured["cv"]["auc"].append((1 - error, 0.01))
            self.assertFalse(callback.after_iteration(model, epoch, measured))
        callback.after_training(model)
        self.wandb.finish()
        self.assertEqual({"epoch": 1, "valid-rmse": 0.3, "cv-auc": 0.7}, self.rows()[1])
        self.assertEqual({"epoch": 1, "best_score": 0.3, "best_iteration": 1}, self.rows()[2])

    def test_boosters_of_lightgbm(self):
        from wandb.lightgbm import log_summary, wandb_callback

        self.wandb.init()
        callback = wandb_callback()
        for iteration, loss in enumerate((0.5, 0.3)):
            callback(
                types.SimpleNamespace(
                    iteration=iteration, begin_iteration=0, params={"leaves": 31},
                    evaluation_result_list=[("valid", "l2", loss, False), ("cv", "auc", 1 - loss, True, 0.01)],
                )
            )
        self.assertEqual(31, self.wandb.config.leaves)
        log_summary(types.SimpleNamespace(best_score={"valid": {"l2": 0.3}}, best_iteration=2))
        self.wandb.finish()
        self.assertEqual({"iteration": 1, "valid_l2": 0.3, "cv_auc": 0.7}, self.rows()[1])
        self.assertEqual({"best_score_valid_l2": 0.3, "best_iteration": 2}, self.rows()[2])


class OutsideTest(InATrial):
    def test_without_a_trial_nothing_happens_and_is_said_once(self):
        for name in [name for name in os.environ if name.startswith("SWEEPLINE")]:
            del os.environ[name]
        for _ in range(2):
            with self.wandb.init(config={"lr": 1}) as run:
                run.log({"a": 1, "i": self.wandb.Image("x")})
                run.summary["a"] = 2
                self.assertEqual((1, True), (run.config.lr, os.path.isdir(run.dir)))
                os.rmdir(run.dir)
        self.assertEqual([], self.rows())
        self.assertEqual(1, self.err.getvalue().count("\n"))
        self.assertIn("this is no trial", self.err.getvalue())

    def test_parameters_that_cannot_be_read(self):
        Path(os.environ["SWEEPLINE_PARAMETERS"]).write_text("[1]", encoding="utf-8")
        with self.assertRaisesRegex(self.wandb.Error, "no JSON object"):
            self.wandb.init()


class SourceTest(unittest.TestCase):
    def test_python_of_2018_reads_it(self):
        files = list(MODULE.rglob("*.py"))
        self.assertGreater(len(files), 10)
        for file in files:
            source = file.read_text(encoding="utf-8")
            if sys.version_info >= (3, 8):
                ast.parse(source, str(file), feature_version=(3, 7))
            else:
                ast.parse(source, str(file))


if __name__ == "__main__":
    unittest.main()
