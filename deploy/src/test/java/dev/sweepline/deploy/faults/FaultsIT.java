package dev.sweepline.deploy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A short selection of what {@code deploy/faults} does for hours. */
class FaultsIT {
  /** The driver dies in the middle of the second stage. */
  @Test
  void killedDriverAndBroker_loseNothing() {
    String distribution = Path.of("target/sweepline").toAbsolutePath().toString();
    int code =
        Faults.run(
            "--runs=1",
            "--seed=26",
            "--trials=40",
            "--faults=2",
            "--kinds=kill-driver,kill-broker",
            "--distribution=" + distribution);
    assertThat(code).isZero();
  }
}
