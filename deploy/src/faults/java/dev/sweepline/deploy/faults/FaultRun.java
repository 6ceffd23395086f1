package dev.sweepline.deploy.faults;

import dev.sweepline.deploy.faults.RunPlan.Fault;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;

/**
 * One sweep with the faults of a plan.
 *
 * @param folder of this run, which is made
 * @param cluster where its trials train; empty for the driver's own process
 * @param pause how long what is stopped stands still
 */
record FaultRun(
    Distribution distribution, Path folder, Optional<SparkCluster> cluster, Duration pause) {

  /** Runs it to its end, or to where there is no way on; never throws for what the sweep does. */
  Journey run(RunPlan plan) {
    Journey journey = new Journey(plan);
    Path file = folder.resolve("faults.yaml");
    try {
      Files.createDirectories(folder);
      Files.writeString(file, plan.sweepFile());
      try (Ground ground = new Ground(distribution, folder, plan, cluster);
          LogTail tail = new LogTail(ground.kafka())) {
        drive(ground, tail, journey, file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (RuntimeException e) {
      journey.problem("the harness gives up: " + e);
    }
    return journey;
  }

  private void drive(Ground ground, LogTail tail, Journey journey, Path file) {
    Supervisor supervisor = new Supervisor(ground, tail, journey, file);
    RunPlan plan = journey.plan();
    Injector injector = new Injector(ground, supervisor, journey, new Random(plan.seed()), pause);
    Queue<Fault> faults = new ArrayDeque<>(plan.faults());
    boolean goesOn = true;
    while (goesOn && !supervisor.account().isFinished()) {
      goesOn = supervisor.watch();
      if (!faults.isEmpty() && supervisor.isDue(faults.peek())) {
        injector.inject(faults.remove().kind());
      }
    }
    faults.forEach(fault -> journey.tell("too late for " + fault.kind()));
    if (supervisor.account().isFinished()) {
      ground.restart();
      Inspection inspection = new Inspection(ground, journey);
      inspection.ofLog();
      inspection.ofProcesses(supervisor.driver());
    }
  }
}
