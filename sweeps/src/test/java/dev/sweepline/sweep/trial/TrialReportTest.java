package dev.sweepline.sweep.trial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialEnd.Stopped;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TrialReportTest {
  static Stream<TrialEnd> ends() {
    return Stream.of(
        new Completed(),
        new Completed(Optional.of(7)),
        new Stopped("hyperband", 3, 0.5, 0.7, 9),
        new Failed(FailureKind.DIVERGED, "loss is NaN", "at step 3"),
        new Cancelled("stopped by the user"));
  }

  /** Executors send reports as Java's own objects. */
  @ParameterizedTest
  @MethodSource("ends")
  void report_passesOverTheWire(TrialEnd end) throws Exception {
    TrialReport report = new TrialReport(end, 3, Map.of("test_loss", 0.5), List.of("line"), "Zen");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(report);
    }

    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      assertThat(in.readObject()).isEqualTo(report);
    }
  }
}
