package dev.sweepline.worker.train.dl4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.model.ModelFolder;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.Trials;
import dev.sweepline.worker.train.Trainer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("thorough")
class Dl4jTrainerTest extends TrainerContract {
  @Override
  protected Trainer trainer(InstantSource clock) {
    return new Dl4jTrainer(
        new NetworkFamilies(UserCode.none()), clock, new ModelFolder(Path.of("none")));
  }

  @Test
  void train_learnsWithPrelu() {
    assertThat(accuracyAfter(4, Map.of("activation", "prelu", "learning_rate", 0.01)))
        .isGreaterThan(0.8);
  }

  @Test
  void train_looksIntoLayersWithoutChangingTheTrial() {
    TrialSpec blind =
        Trials.digits(
            Budget.epochs(3), Map.of("hidden", List.of(40L, 24L), "dropout", 0.3, "l2", 1e-4));
    List<Map<String, Double>> looking = curves(withLayers(blind));

    Map<String, Double> last = looking.get(2);
    for (String layer : List.of("layer1.", "layer2.", "layer3.")) {
      assertThat(last.get(layer + "weights")).isBetween(0.01, 1.0);
      assertThat(last.get(layer + "gradients")).isBetween(1e-5, 0.1);
      assertThat(last.get(layer + "activations")).isBetween(0.1, 10.0);
      assertThat(last.get(layer + "dead")).isBetween(0.0, 0.5);
    }
    assertThat(last).doesNotContainKey("layer4.weights");
    looking.forEach(epoch -> epoch.keySet().removeIf(name -> name.startsWith("layer")));
    assertThat(looking).isEqualTo(curves(blind));
  }

  /** What normalises and pools counts as part of the layer below it. */
  @Test
  void train_looksIntoConvolutionsWithoutChangingTheTrial() {
    TrialSpec blind =
        cnn(
            Map.of(
                "filters",
                4L,
                "hidden",
                16L,
                "activation",
                "relu",
                "batch_norm",
                true,
                "gradient_clip",
                1.0,
                "dropout",
                0.2));
    List<Map<String, Double>> looking = curves(withLayers(blind));

    assertThat(looking.get(1)).containsKey("layer4.weights").doesNotContainKey("layer5.weights");
    looking.forEach(epoch -> epoch.keySet().removeIf(name -> name.startsWith("layer")));
    assertThat(looking).isEqualTo(curves(blind));
  }

  private static TrialSpec cnn(Map<String, Object> parameters) {
    TrialSpec spec = Trials.digits(Budget.epochs(2), parameters);
    return TestSpecs.spec(spec.id())
        .attempt(spec.attempt())
        .parameters(parameters)
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(spec.dataset())
        .network(NamedOptions.named("cnn"))
        .build();
  }

  @Test
  void train_showsWhatDoesNotLearn() {
    Map<String, Double> zeros =
        curves(withLayers(Trials.digits(Budget.epochs(1), Map.of("init", "zeros")))).get(0);

    assertThat(zeros)
        .containsEntry("layer1.weights", 0.0)
        .containsEntry("layer1.gradients", 0.0)
        .containsEntry("layer1.dead", 1.0);
  }

  private static TrialSpec withLayers(TrialSpec spec) {
    return TestSpecs.spec(spec.id())
        .attempt(spec.attempt())
        .parameters(spec.parameters())
        .seed(spec.seed())
        .budget(spec.budget())
        .dataset(spec.dataset())
        .network(spec.network())
        .recording(new Recording(true, 0))
        .build();
  }
}
