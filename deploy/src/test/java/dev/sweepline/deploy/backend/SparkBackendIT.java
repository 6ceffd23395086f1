package dev.sweepline.deploy.backend;

import dev.sweepline.deploy.broker.EmbeddedBroker;
import dev.sweepline.driver.backend.TrialBackend;
import dev.sweepline.driver.log.TopicProvisioner;
import dev.sweepline.driver.spark.OwnSpark;
import dev.sweepline.driver.spark.SlotRequest;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.sweep.event.LogAddress;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.user.UserCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class SparkBackendIT extends TrialBackendContract {
  @TempDir static Path home;

  private static EmbeddedBroker broker;

  @BeforeAll
  static void startBroker() {
    broker = EmbeddedBroker.start(home.resolve("kafka"));
    TopicProvisioner.ensure(LogAddress.of(broker.bootstrap()), Duration.ofSeconds(30));
  }

  @AfterAll
  static void stopBroker() {
    broker.close();
  }

  private final OwnSpark spark = new OwnSpark();

  @Override
  void afterwards() {
    spark.close();
  }

  @Override
  TrialBackend twoSlots() {
    DataFolders folders = new DataFolders(Optional.empty(), home);
    return SparkBackend.start(
        Optional.empty(),
        spark,
        LogAddress.of(broker.bootstrap()),
        folders,
        UserCode.none(),
        List.of(),
        new SlotRequest(OptionalInt.of(2), OptionalInt.empty()));
  }
}
