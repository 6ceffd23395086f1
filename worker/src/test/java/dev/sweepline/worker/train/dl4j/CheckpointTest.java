package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialReport;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.slot.Trials.Recorder;
import dev.sweepline.worker.train.EpochListener;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("numeric")
@Tag("thorough")
class CheckpointTest {
  @TempDir Path home;

  @ParameterizedTest
  @CsvSource({
    "mlp, adam, constant",
    "mlp, nesterov, exponential",
    "mlp, rmsprop, plateau",
    "mlp, sgd, step",
    "cnn, adagrad, constant"
  })
  void trainedOn_isTheSameBitForBitAsTrainedInOneGo(
      String network, String optimizer, String schedule) {
    Map<String, Object> parameters =
        Map.of(
            "layers",
            1L,
            "dropout",
            0.2,
            "optimizer",
            optimizer,
            "lr_schedule",
            schedule,
            "lr_patience",
            1L);
    Recorder whole = new Recorder();
    TrialReport expected = run(spec(network, 1, 5, parameters), whole);

    run(spec(network, 1, 3, parameters), new Recorder());
    Recorder longer = new Recorder();
    TrialReport report = run(spec(network, 2, 5, parameters), longer);

    assertThat(report.end()).isEqualTo(expected.end()).isEqualTo(new Completed());
    assertThat(longer.heard().get(2).metric("seconds"))
        .as("the first epochs are those of the first attempt")
        .isLessThan(longer.heard().get(3).metric("seconds"));
    assertThat(longer.curves()).hasSize(5).isEqualTo(whole.curves());
    assertThat(report.results()).isEqualTo(expected.results());
    assertThat(report.measurements()).isEqualTo(5);
  }

  /** A mark in the file shows in what is measured: it was read. */
  @Test
  void trainedOn_readsWhatWasSaved() throws Exception {
    TrialSpec shorter = spec("mlp", 1, 2, Map.of("hidden", 8L));
    run(shorter, new Recorder());
    Path file = new ModelFolder(home).checkpoint(shorter.id());
    Files.write(file, mark(Files.readAllBytes(file), "val_f1", "val_fx"));

    Recorder longer = new Recorder();
    run(spec("mlp", 2, 3, Map.of("hidden", 8L)), longer);

    assertThat(longer.heard().get(1).metrics()).containsKey("val_fx");
    assertThat(longer.heard().get(2).metrics()).containsKey("val_f1").doesNotContainKey("val_fx");
  }

  @Test
  void anotherAssignment_beginsAfresh() {
    run(spec("mlp", 1, 2, Map.of("hidden", 8L)), new Recorder());
    Recorder other = new Recorder();
    run(spec("mlp", 2, 3, Map.of("hidden", 9L)), other);
    Recorder whole = new Recorder();
    run(spec("mlp", 1, 3, Map.of("hidden", 9L)), whole);

    assertThat(other.curves()).isEqualTo(whole.curves());
  }

  @Test
  void brokenFile_beginsAfresh() throws Exception {
    TrialSpec shorter = spec("mlp", 1, 2, Map.of("hidden", 8L));
    run(shorter, new Recorder());
    Path file = new ModelFolder(home).checkpoint(shorter.id());
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
    Recorder longer = new Recorder();
    run(spec("mlp", 2, 3, Map.of("hidden", 8L)), longer);

    assertThat(longer.heard()).hasSize(3);
  }

  /** Names have one length, so nothing else moves. */
  private static byte[] mark(byte[] bytes, String from, String to) {
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    assertThat(text).contains(from);
    return text.replace(from, to).getBytes(StandardCharsets.ISO_8859_1);
  }

  private TrialReport run(TrialSpec spec, EpochListener listener) {
    TrialRunner runner =
        new TrialRunner(
            new DataFolders(Optional.empty(), home), UserCode.none(), Clock.systemUTC());
    return runner.run(spec, listener);
  }

  private static TrialSpec spec(
      String network, int attempt, int epochs, Map<String, Object> parameters) {
    TrialSpec spec = Trials.digits(Budget.epochs(epochs), parameters);
    return TestSpecs.spec(spec.id())
        .attempt(attempt)
        .parameters(spec.parameters())
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(new NamedOptions("digits", Map.of("limit", 300L)))
        .network(NamedOptions.named(network))
        .recording(new Recording(false, 1))
        .trainer(TrainerChoice.DL4J)
        .build();
  }
}
