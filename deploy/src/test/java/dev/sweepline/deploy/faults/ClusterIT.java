package dev.sweepline.deploy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.deploy.Slow;
import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.deploy.poison.PoisonedJar;
import dev.sweepline.deploy.poison.PoisonedNetwork;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The jar for clusters on Spark's own processes, by the recipe of {@code deploy/standalone}. */
class ClusterIT {
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
    try (ClusterSweep sweep = new ClusterSweep(folder);
        Standalone cluster = new Standalone(folder.resolve("cluster"))) {
      String first = cluster.worker(1);
      String second = cluster.worker(1);
      Program driver = cluster.run(sweep.arguments());
      sweep.awaitEnded(2, driver);
      cluster.kill(first);
      cluster.worker(1);
      sweep.assertBoardOfOneMachine(driver);
      assertProgramsOutlive(second, cluster);
    }
  }

  /** On what is left of the cluster, which costs less than another. */
  private void assertProgramsOutlive(String worker, Standalone cluster) throws IOException {
    try (ClusterSweep programs = ClusterSweep.ofPrograms(folder.resolve("programs"))) {
      Program driver = cluster.run(programs.arguments());
      programs.awaitEnded(2, driver);
      cluster.kill(worker);
      programs.assertBoardOfOneMachine(driver);
    }
  }

  @Slow
  @Test
  void driverOnAWorker_givesTheBoardOfOneMachine() throws Exception {
    try (ClusterSweep sweep = new ClusterSweep(folder);
        Standalone cluster = new Standalone(folder.resolve("cluster"))) {
      cluster.worker(3);
      sweep.assertBoardOfOneMachine(cluster.runOnAWorker(sweep.arguments()));
    }
  }

  /** Native code that never returns cannot be stopped, but its JVM can. */
  @Slow
  @Test
  void hungTrial_costsItsExecutorAndNoOtherTrial() throws Exception {
    Path file = Files.writeString(folder.resolve("hung.yaml"), HUNG);
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"));
        Standalone cluster = new Standalone(folder.resolve("cluster"));
        LogTail tail = new LogTail(LogAddress.of(broker.bootstrap()))) {
      TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), ClusterSweep.PATIENCE);
      String worker = cluster.worker(1);
      Program driver =
          cluster.run(
              List.of(
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
}
