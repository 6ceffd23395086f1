package dev.sweepline.deploy.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** A short selection of what {@code deploy/faults} does for hours. */
class FaultsIT {
  @Test
  void killedDriverAndBroker_loseNothing() {
    String distribution = Path.of("target/sweepline").toAbsolutePath().toString();
    int code =
        Faults.run(
            "--runs=1",
            "--seed=2",
            "--trials=60",
            "--kinds=kill-driver,kill-broker",
            "--distribution=" + distribution);
    assertThat(code).isZero();
  }
}
