package dev.sweepline.deploy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A sweep of twelve trials for a cluster, and the same on this machine. One thread uses it. */
final class ClusterSweep implements AutoCloseable {
  static final Duration PATIENCE = Duration.ofMinutes(4);

  private static final int TRIALS = 12;
  private static final String SWEEP =
      """
      name: on-a-cluster
      method: random
      run_cap: %d
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      trainer: dl4j
      seed: 3
      budget: {epochs: 8}
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.001, max: 0.03}
        hidden: {min: 8, max: 32}
      """
          .formatted(TRIALS);

  private static final String PROGRAM_SWEEP =
      """
      name: programs-on-a-cluster
      method: random
      run_cap: %d
      program: train.sh
      command: [sh, "${program}", "${args_no_hyphens}"]
      files: [train.sh]
      metric: {name: eval/top-1 acc, goal: maximize}
      seed: 3
      parameters:
        width: {min: 1, max: 99}
      """
          .formatted(TRIALS);

  /** Trains for a second; what it comes to is its parameter's alone. */
  private static final String PROGRAM =
      """
      for epoch in 1 2 3 4; do
        sleep 0.25
        echo "{\\"epoch\\": $epoch, \\"eval/top-1 acc\\": 0.${epoch}${1#width=}}"
      done
      """;

  private final Path folder;
  private final Path file;
  private final EmbeddedBroker broker;
  private final LogTail tail;

  /** Writes the sweep file and starts a broker with an empty log. */
  ClusterSweep(Path folder) throws IOException {
    this(folder, SWEEP);
  }

  private ClusterSweep(Path folder, String text) throws IOException {
    this.folder = folder;
    this.file = Files.writeString(folder.resolve("sweep.yaml"), text);
    this.broker = EmbeddedBroker.start(folder.resolve("kafka"));
    TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), PATIENCE);
    this.tail = new LogTail(LogAddress.of(broker.bootstrap()));
  }

  /** The same of programs, which executors are sent. */
  static ClusterSweep ofPrograms(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("train.sh"), PROGRAM);
    return new ClusterSweep(folder, PROGRAM_SWEEP);
  }

  /** {@code FILE --kafka … --home …}. */
  List<String> arguments() {
    String home = folder.resolve("home").toString();
    return List.of(file.toString(), "--new", "--kafka", broker.bootstrap(), "--home", home);
  }

  /** Waits until so many trials have ended. */
  void awaitEnded(int trials, Program driver) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tail.account().settled() < trials) {
      assertThat(driver.isAlive() ? "alive" : "ended with " + driver.code())
          .as(driver.lastLine())
          .isEqualTo("alive");
      assertThat(System.nanoTime()).isLessThan(deadline);
      tail.poll();
    }
  }

  /** Waits for the driver and holds its sweep against one that this machine runs now. */
  void assertBoardOfOneMachine(Program driver) {
    assertEndsWell(driver);
    tail.readToEnd();
    Account account = tail.account();
    SweepHistory sweep = account.sweep().orElseThrow();
    assertThat(account.isFinished()).isTrue();
    assertThat(account.lost() + account.doubles()).isZero();
    assertThat(sweep.counts().completed()).isEqualTo(TRIALS);
    assertThat(sweep.trials()).noneMatch(TrialHistory::gap);
    assertThat(Board.of(sweep).differences(onThisMachine())).isEmpty();
  }

  private Board onThisMachine() {
    Distribution distribution = new Distribution(Path.of("target/sweepline").toAbsolutePath());
    List<String> run = new ArrayList<>(List.of("run"));
    run.addAll(arguments());
    run.addAll(List.of("--exit", "--port", "0"));
    assertEndsWell(Program.start("local", distribution.sweep(folder.resolve("home"), run), folder));
    try (LogTail second = new LogTail(LogAddress.of(broker.bootstrap()), 2)) {
      second.readToEnd();
      return Board.of(second.account().sweep().orElseThrow());
    }
  }

  private static void assertEndsWell(Program driver) {
    assertThat(driver.awaitEnd(PATIENCE)).isTrue();
    assertThat(driver.code()).as(driver.lastLine()).isZero();
  }

  @Override
  public void close() {
    tail.close();
    broker.close();
  }
}
