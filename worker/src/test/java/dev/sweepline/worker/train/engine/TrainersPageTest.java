package dev.sweepline.worker.train.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TrainerChoice;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.Setting;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Makes TRAINERS.md: what trains where, setting by setting. Where {@code worker/TRAINERS.md}
 * differs from what was made, copy {@code target/TRAINERS.md} over it.
 */
class TrainersPageTest {
  private static final List<String> FAMILIES = List.of("mlp", "softmax", "cnn");
  private static final NetworkFamilies KNOWN = new NetworkFamilies(UserCode.none());

  private static final String TOP =
      """
# What trains where

Each row changes one thing. **pack**: beside others in one computation; **engine**: alone, on oneDNN; **DL4J**: alone, many times slower.
Made by `TrainersPageTest` from what the code answers.

| in the sweep file | %s |
|---|%s|
"""
          .formatted(String.join(" | ", FAMILIES), "---|".repeat(FAMILIES.size() - 1) + "---");

  private static final String OWN =
      """

## Networks of your own

A DL4J stack of layers, as a JSON file or a class, trains with the engine where it knows all of it: dense, convolution, subsampling (max,
average), global pooling, batch normalisation, activation, dropout and output layers; Sgd, Nesterovs, Adam, RmsProp, AdaGrad, with schedules of the
learning rate; l1, l2 and weight decay; ClipElementWiseAbsoluteValue. All layers learn alike. Tested, among others:

""";

  private static final String OTHERS =
      """

The rest, graphs and layers of your own among it, trains with DL4J, and `plan` and `doctor` say what is the reason, for example:

""";

  /** Of each setting a value that is not its default. */
  private static final List<Map.Entry<String, Object>> VALUES =
      List.of(
          Map.entry("batch_size", 1000L),
          Map.entry("epochs", 3L),
          Map.entry("steps", 200L),
          Map.entry("patience", 3L),
          Map.entry("lr_schedule", "cosine"),
          Map.entry("lr_step", 2L),
          Map.entry("lr_decay", 0.5),
          Map.entry("lr_patience", 3L),
          Map.entry("gradient_clip", 1.0),
          Map.entry("gradient_clip_value", 0.1),
          Map.entry("init", "normal"),
          Map.entry("init_scale", 0.1),
          Map.entry("optimizer", "adagrad"),
          Map.entry("learning_rate", 0.1),
          Map.entry("momentum", 0.5),
          Map.entry("nesterov", true),
          Map.entry("beta1", 0.8),
          Map.entry("beta2", 0.99),
          Map.entry("rho", 0.9),
          Map.entry("epsilon", 1e-6),
          Map.entry("l1", 1e-5),
          Map.entry("l2", 1e-4),
          Map.entry("weight_decay", 0.01),
          Map.entry("loss", "mse"),
          Map.entry("activation", "prelu"),
          Map.entry("leaky_slope", 0.1),
          Map.entry("batch_norm", true),
          Map.entry("dropout", 0.3),
          Map.entry("layers", 3L),
          Map.entry("hidden", 2048L),
          Map.entry("hidden", 2049L),
          Map.entry("conv_layers", 3L),
          Map.entry("filters", 32L),
          Map.entry("kernel", 5L),
          Map.entry("kernel", 1L),
          Map.entry("stride", 2L),
          Map.entry("stride", 5L),
          Map.entry("pool", 0L));

  @Test
  void page_isWhatTheCodeAnswers() throws IOException {
    StringBuilder page = new StringBuilder(TOP);
    page.append(row("nothing", family -> true, spec -> spec));
    for (Map.Entry<String, Object> value : VALUES) {
      page.append(
          row(
              "`" + value.getKey() + ": " + value.getValue() + "`",
              family -> KNOWN.get(family).settings().find(value.getKey()).isPresent(),
              spec -> spec.parameters(Map.of(value.getKey(), value.getValue()))));
    }
    Map<String, UnaryOperator<TestSpecs>> others =
        Map.of(
            "`repeats: 3`", spec -> spec.repeats(3),
            "`dataset: {folds: 5}`", spec -> spec.dataset(digits("folds", 5L)),
            "`dataset: {augment: {shift: 1}}`",
                spec -> spec.dataset(digits("augment", Map.of("shift", 1L))),
            "`measurements: [layers]`", spec -> spec.recording(new Recording(true, 1)),
            "`trainer: dl4j`", spec -> spec.trainer(TrainerChoice.DL4J));
    others.keySet().stream()
        .sorted()
        .forEach(name -> page.append(row(name, family -> true, others.get(name))));
    page.append(OWN);
    OwnConfigurations.known().keySet().forEach(what -> page.append("- " + what + "\n"));
    page.append(OTHERS);
    OwnConfigurations.unknown().keySet().forEach(why -> page.append("- " + why + "\n"));
    Files.createDirectories(Path.of("target"));
    Files.writeString(Path.of("target", "TRAINERS.md"), page);

    assertThat(Path.of("TRAINERS.md")).hasContent(page.toString());
  }

  @Test
  void page_hasEverySetting() {
    List<String> named = VALUES.stream().map(Map.Entry::getKey).toList();
    for (String family : FAMILIES) {
      assertThat(KNOWN.get(family).settings().all())
          .extracting(Setting::name)
          .allMatch(named::contains);
    }
    assertThat(FAMILIES).containsExactlyInAnyOrderElementsOf(NetworkFamilies.names());
  }

  private static NamedOptions digits(String option, Object value) {
    return new NamedOptions("digits", Map.of(option, value));
  }

  private interface Readers {
    boolean read(String family);
  }

  private static String row(String what, Readers readers, UnaryOperator<TestSpecs> change) {
    List<String> cells = new ArrayList<>();
    for (String family : FAMILIES) {
      TestSpecs spec = TestSpecs.spec().network(NamedOptions.named(family));
      cells.add(readers.read(family) ? trainer(change.apply(spec).build()) : "–");
    }
    return cells.stream().collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
  }

  private static String trainer(TrialSpec spec) {
    return PackKey.of(spec).isPresent()
        ? "pack"
        : new EngineChoice(KNOWN).takes(spec, TrainerContract.DIGITS.form()) ? "engine" : "DL4J";
  }
}
