package dev.sweepline.sweep.file;

import dev.sweepline.sweep.file.parameters.ParameterKeys;
import dev.sweepline.sweep.file.program.ProgramKeys;
import dev.sweepline.sweep.yaml.KeySchema;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Keys of a sweep file's maps, but for those of parameters. */
final class SweepKeys {
  /** Keys that only W&amp;B reads; what they say is kept and passed over. */
  static final List<String> LABELS =
      List.of(
          "project",
          "entity",
          "description",
          "controller",
          "settings",
          "scheduler",
          "job",
          "image_uri",
          "apiVersion",
          "kind");

  /** Keys beside {@code method} that some method alone reads. */
  static final List<String> METHOD_OPTIONS =
      List.of(
          "stages",
          "windows",
          "margin",
          "shrink",
          "top",
          "extend",
          "startup",
          "prior",
          "gamma",
          "candidates",
          "sigma",
          "population",
          "interval",
          "quantile",
          "perturb",
          "resample",
          "explore");

  static final KeySchema SWEEP =
      new KeySchema(
          Stream.of(
                  List.of(
                      "name",
                      "method",
                      "metric",
                      "metrics",
                      "constraints",
                      "parameters",
                      "run_cap",
                      "seed",
                      "dataset",
                      "network",
                      "budget",
                      "measurements",
                      "evaluate",
                      "save",
                      "trial_name",
                      "columns",
                      "tracking"),
                  METHOD_OPTIONS,
                  ProgramKeys.COMMAND,
                  ProgramKeys.DETAILS,
                  List.of(
                      "require",
                      "points",
                      "seeds",
                      "repeats",
                      "refit",
                      "resources",
                      "trainer",
                      "twins",
                      "early_terminate",
                      "stop_if"),
                  LABELS)
              .flatMap(List::stream)
              .toList(),
          Stream.of(ProgramKeys.DETAILS, LABELS).flatMap(List::stream).toList(),
          Map.of(),
          Map.ofEntries(
              Map.entry("max_trials", "run_cap"),
              Map.entry("n_trials", "run_cap"),
              Map.entry("num_trials", "run_cap"),
              Map.entry("trials", "run_cap"),
              Map.entry("count", "run_cap"),
              Map.entry("objective", "metric"),
              Map.entry("objectives", "metrics"),
              Map.entry("search_space", "parameters"),
              Map.entry("hyperparameters", "parameters"),
              Map.entry("params", "parameters"),
              Map.entry("n_startup_trials", "startup"),
              Map.entry("n_initial_points", "startup"),
              Map.entry("initial_point_generator", "startup"),
              Map.entry("initial_design", "startup"),
              Map.entry("initial", "startup"),
              Map.entry("prior_runs", "prior"),
              Map.entry("prior_sweeps", "prior"),
              Map.entry("warm_start", "prior"),
              Map.entry("n_ei_candidates", "candidates"),
              Map.entry("sigma0", "sigma"),
              Map.entry("popsize", "population"),
              Map.entry("population_size", "population"),
              Map.entry("perturbation_interval", "interval"),
              Map.entry("quantile_fraction", "quantile"),
              Map.entry("perturbation_factors", "perturb"),
              Map.entry("resample_probability", "resample"),
              Map.entry("hyperparam_mutations", "explore"),
              Map.entry("algorithm", "method"),
              Map.entry("sampler", "method"),
              Map.entry("strategy", "method"),
              Map.entry("epochs", "budget"),
              Map.entry("steps", "budget"),
              Map.entry("random_seed", "seed"),
              Map.entry("replicates", "repeats"),
              Map.entry("trackers", "tracking"),
              Map.entry("track", "tracking"),
              Map.entry("loggers", "tracking"),
              Map.entry("retrain", "refit"),
              Map.entry("final", "refit"),
              Map.entry("gpus", "resources"),
              Map.entry("script", "program"),
              Map.entry("entrypoint", "command"),
              Map.entry("cmd", "command"),
              Map.entry("env", "environment"),
              Map.entry("cwd", "directory"),
              Map.entry("working_dir", "directory"),
              Map.entry("early_stopping", "early_terminate"),
              Map.entry("data", "dataset"),
              Map.entry("model", "network")),
          ParameterKeys.misplaced("a parameter belongs under parameters"));

  static final KeySchema METRIC =
      new KeySchema(
          List.of("name", "goal", "aggregate", "target", "impute", "impute_while_running"),
          Map.of("direction", "goal", "mode", "goal"));

  static final KeySchema ONE_OF_METRICS =
      new KeySchema(
          List.of("name", "goal", "aggregate"), Map.of("direction", "goal", "mode", "goal"));

  static final KeySchema BUDGET =
      new KeySchema(
          List.of(
              "trials",
              "epochs",
              "steps",
              "parallel",
              "failed",
              "retries",
              "time",
              "trial_time",
              "hang_after",
              "grace",
              "disk"),
          Map.ofEntries(
              Map.entry("iterations", "steps"),
              Map.entry("batches", "steps"),
              Map.entry("max_trials", "trials"),
              Map.entry("n_trials", "trials"),
              Map.entry("run_cap", "trials"),
              Map.entry("slots", "parallel"),
              Map.entry("concurrency", "parallel"),
              Map.entry("max_failed", "failed"),
              Map.entry("max_retries", "retries"),
              Map.entry("timeout", "time"),
              Map.entry("trial_timeout", "trial_time"),
              Map.entry("hang_timeout", "hang_after")));

  static final KeySchema SAVE =
      new KeySchema(List.of("top"), Map.of("best", "top", "k", "top", "models", "top"));

  static final KeySchema EVALUATE =
      new KeySchema(
          List.of("test", "train"),
          Map.of(
              "train_rows", "train", "training", "train", "test_set", "test", "testing", "test"));

  static final KeySchema REFIT =
      new KeySchema(
          List.of("workers", "averaging_frequency", "batch_size_per_worker", "epochs"),
          Map.of("batch_size", "batch_size_per_worker", "frequency", "averaging_frequency"));

  static final KeySchema TRACKING =
      new KeySchema(
          List.of("mlflow", "tensorboard"),
          Map.of(
              "mlflow_tracking_uri",
              "mlflow",
              "tracking_uri",
              "mlflow",
              "uri",
              "mlflow",
              "tb",
              "tensorboard",
              "logdir",
              "tensorboard",
              "log_dir",
              "tensorboard"));

  static final KeySchema RESOURCES =
      new KeySchema(
          List.of("cpus", "gpus", "memory"),
          Map.of("cores", "cpus", "cpu", "cpus", "gpu", "gpus", "mem", "memory", "ram", "memory"));

  static final KeySchema STAGE =
      new KeySchema(
          List.of("trials", "epochs", "steps", "sampler"),
          Map.of("n_trials", "trials", "run_cap", "trials", "method", "sampler"));

  static final KeySchema STARTUP =
      new KeySchema(
          List.of("trials", "sampler"),
          Map.of("n_trials", "trials", "method", "sampler", "design", "sampler"));

  static final KeySchema EARLY_TERMINATE =
      new KeySchema(
          List.of(
              "type",
              "min_iter",
              "max_iter",
              "s",
              "eta",
              "strict",
              "brackets",
              "mode",
              "min_trials",
              "of",
              "patience",
              "min_delta",
              "unit"),
          Map.ofEntries(
              Map.entry("reduction_factor", "eta"),
              Map.entry("grace_period", "min_iter"),
              Map.entry("grace", "min_iter"),
              Map.entry("max_t", "max_iter"),
              Map.entry("min_samples_required", "min_trials"),
              Map.entry("n_startup_trials", "min_trials"),
              Map.entry("n_warmup_steps", "min_iter"),
              Map.entry("time_attr", "unit")));

  private SweepKeys() {}
}
