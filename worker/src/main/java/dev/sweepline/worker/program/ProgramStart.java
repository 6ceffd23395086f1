package dev.sweepline.worker.program;

import dev.sweepline.sweep.program.ArgumentVector;
import dev.sweepline.sweep.program.Program;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.ProgramRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The start of one attempt's process: arguments, folder and environment. Immutable.
 *
 * @param python what stands in for modules that programs import
 * @param device that the trial has to itself, or its share of one
 */
record ProgramStart(
    TrialSpec spec,
    ProgramRun run,
    TrialFolder folder,
    ProgramPlaces places,
    Optional<Path> python,
    Optional<String> device) {
  private static final String PYTHONPATH = "PYTHONPATH";
  private static final String SPARK_SECRET = "_SPARK_AUTH_SECRET";

  /** What is executed, first the executable. */
  List<String> arguments() {
    List<String> arguments =
        new ArgumentVector(
                interpreter(),
                name -> Optional.ofNullable(System.getenv(name)),
                folder.parameters().toString())
            .of(run.program(), spec.parameters());
    if (arguments.isEmpty()) {
      throw new ProgramException("its command line is empty");
    }
    return arguments;
  }

  /** {@code python}, or what a system calls it that has no such name. */
  private static String interpreter() {
    return isOnPath("python") || !isOnPath("python3") ? "python" : "python3";
  }

  private static boolean isOnPath(String name) {
    String path = System.getenv("PATH");
    return path != null
        && Stream.of(path.split(File.pathSeparator))
            .anyMatch(folder -> new File(folder, name).canExecute());
  }

  /**
   * Starts it in a process group of its own, whose number is the process's.
   *
   * @param reportUrl where it may report
   * @throws ProgramException when it cannot be
   */
  Process start(List<String> arguments, String reportUrl) {
    List<String> command = new ArrayList<>(List.of("setsid", "--"));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
    fill(builder.environment(), reportUrl);
    try {
      builder.directory(places.directory(run.program(), folder).toFile());
      return builder.start();
    } catch (IOException e) {
      throw new ProgramException(
          "no process could be started: " + String.valueOf(e.getMessage()), e);
    }
  }

  private void fill(Map<String, String> environment, String reportUrl) {
    Program program = run.program();
    environment.remove(SPARK_SECRET);
    environment.put("OMP_NUM_THREADS", String.valueOf(run.cpus()));
    device.ifPresent(address -> environment.put("CUDA_VISIBLE_DEVICES", address));
    if (!program.realWandb()) {
      // Scripts ask for these to learn that they are part of a sweep.
      environment.put("WANDB_SWEEP_ID", spec.id().sweep());
      environment.put("WANDB_RUN_ID", spec.id().sweep() + "-" + spec.id().trial());
    }
    environment.putAll(program.environment());
    if (!program.realWandb()) {
      python.ifPresent(
          ours ->
              environment.merge(PYTHONPATH, ours.toString(), (own, first) -> first + ":" + own));
    }
    environment.put("SWEEPLINE_SWEEP", spec.id().sweep());
    environment.put("SWEEPLINE_TRIAL", String.valueOf(spec.id().trial()));
    environment.put("SWEEPLINE_TRIAL_NAME", spec.id().sweep() + "-" + spec.id().trial());
    environment.put("SWEEPLINE_ATTEMPT", String.valueOf(spec.attempt()));
    environment.put("SWEEPLINE_SEED", String.valueOf(spec.seed()));
    environment.put("SWEEPLINE_PARAMETERS", folder.parameters().toString());
    environment.put("SWEEPLINE_REPORT_URL", reportUrl);
    environment.put("SWEEPLINE_CHECKPOINT_DIR", folder.checkpoints().toString());
    environment.put("SWEEPLINE_TRIAL_DIR", folder.path().toString());
  }
}
