package dev.sweepline.deploy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.deploy.poison.PoisonedJar;
import dev.sweepline.deploy.poison.PoisonedNetwork;
import dev.sweepline.driver.log.Topic;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** The jar for clusters on Spark's own processes, by the recipe of {@code deploy/standalone}. */
class ClusterIT {
  private static final Duration PATIENCE = Duration.ofMinutes(4);
  private static final String SWEEP =
      """
      name: on-a-cluster
      method: random
      run_cap: 12
      dataset: digits
      network: mlp
      metric: {name: val_accuracy, goal: maximize}
      trainer: dl4j
      seed: 3
      budget: {epochs: 8}
      parameters:
        learning_rate: {distribution: log_uniform_values, min: 0.001, max: 0.03}
        hidden: {min: 8, max: 32}
      """;

  private static final String HUNG =
      """
      name: hung
      method: grid
      dataset: digits
      network: %s
      metric: {name: val_accuracy, goal: maximize}
      budget: {epochs: 3, hang_after: 3s}
      parameters:
        poison: {values: [loop, none-5, none-6]}
      """
          .formatted(PoisonedNetwork.class.getName());

  private static final Pattern FOREIGN =
      Pattern.compile(
          "(io/netty|io/vertx|org/slf4j|org/apache/logging|scala|org/apache/(hadoop|kafka|parquet)"
              + "|kafka/server|com/fasterxml|org/apache/spark/deploy|dev/sweepline/(dashboard|deploy))/.*");

  @TempDir Path folder;

  @Test
  void workerKilledAndAnotherAdded_giveTheBoardOfOneMachine() throws Exception {
    Path file = Files.writeString(folder.resolve("sweep.yaml"), SWEEP);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        Standalone cluster = new Standalone(folder.resolve("cluster"))) {
      Topic.ensure(LogAddress.of(broker.bootstrap()), PATIENCE);
      List<String> run =
          List.of("run", file.toString(), "--new", "--kafka", broker.bootstrap(), "--home");
      String first = cluster.worker(1);
      cluster.worker(1);
      try (LogTail tail = new LogTail(broker.bootstrap())) {
        Program driver = cluster.submit(with(run, folder.resolve("home").toString()));
        awaitEnded(2, tail, driver);
        cluster.kill(first);
        cluster.worker(1);
        assertThat(driver.awaitEnd(PATIENCE)).isTrue();
        assertThat(driver.code()).as(driver.lastLine()).isZero();
        tail.readToEnd();

        Account account = tail.account();
        SweepHistory sweep = account.sweep().orElseThrow();
        assertThat(account.isFinished()).isTrue();
        assertThat(account.lost() + account.doubles()).isZero();
        assertThat(sweep.counts().completed()).isEqualTo(12);
        assertThat(sweep.trials()).noneMatch(TrialHistory::gap);
        assertThat(Board.of(sweep).differences(onThisMachine(run, broker))).isEmpty();
      }
    }
  }

  /** Native code that never returns cannot be stopped, but its JVM can. Takes a minute. */
  @Test
  @EnabledIfSystemProperty(named = "sweepline.hung", matches = "true")
  void hungTrial_costsItsExecutorAndNoOtherTrial() throws Exception {
    Path file = Files.writeString(folder.resolve("hung.yaml"), HUNG);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        Standalone cluster = new Standalone(folder.resolve("cluster"));
        LogTail tail = new LogTail(broker.bootstrap())) {
      Topic.ensure(LogAddress.of(broker.bootstrap()), PATIENCE);
      String worker = cluster.worker(1);
      Program driver =
          cluster.submit(
              List.of(
                  "run",
                  file.toString(),
                  "--kafka",
                  broker.bootstrap(),
                  "--home",
                  folder.resolve("home").toString(),
                  "--jars",
                  PoisonedJar.in(folder).toString()));
      Set<Long> executors = new HashSet<>();
      while (driver.isAlive()) {
        tail.poll();
        executors.addAll(cluster.executors(worker));
      }
      assertThat(driver.code()).as(driver.lastLine()).isZero();
      tail.readToEnd();

      Account account = tail.account();
      assertThat(account.lost() + account.doubles()).isZero();
      assertThat(account.sweep().orElseThrow().trials())
          .extracting(trial -> trial.report().orElseThrow().end())
          .extracting(end -> end instanceof Failed failed ? failed.kind() : null)
          .containsExactly(FailureKind.HUNG, null, null);
      assertThat(executors).hasSizeGreaterThan(1);
    }
  }

  @Test
  void jar_bringsNothingOfSparksOwnNorOfThePageAndTheBroker() throws Exception {
    try (JarFile jar = new JarFile("target/sweepline-cluster.jar")) {
      assertThat(jar.getEntry("dev/sweepline/driver/Main.class")).isNotNull();
      assertThat(jar.getEntry("dev/sweepline/shaded/kafka/clients/producer/KafkaProducer.class"))
          .isNotNull();
      assertThat(jar.stream().map(ZipEntry::getName))
          .noneMatch(FOREIGN.asMatchPredicate())
          .doesNotContain("log4j2.xml");
    }
  }

  private static void awaitEnded(int trials, LogTail tail, Program driver) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (tail.account().ended() < trials) {
      assertThat(driver.isAlive() ? "alive" : "ended with " + driver.code())
          .as(driver.lastLine())
          .isEqualTo("alive");
      assertThat(System.nanoTime()).isLessThan(deadline);
      tail.poll();
    }
  }

  private Board onThisMachine(List<String> run, EmbeddedBroker broker) {
    Distribution distribution = new Distribution(Path.of("target/sweepline").toAbsolutePath());
    Path home = folder.resolve("home");
    List<String> arguments = with(run, home.toString(), "--exit", "--port", "0");
    Program local = Program.start("local", distribution.sweep(home, arguments), folder);
    assertThat(local.awaitEnd(PATIENCE)).isTrue();
    assertThat(local.code()).as(local.lastLine()).isZero();
    try (LogTail tail = new LogTail(broker.bootstrap(), 2)) {
      tail.readToEnd();
      return Board.of(tail.account().sweep().orElseThrow());
    }
  }

  private static List<String> with(List<String> list, String... more) {
    List<String> all = new ArrayList<>(list);
    all.addAll(List.of(more));
    return all;
  }
}
