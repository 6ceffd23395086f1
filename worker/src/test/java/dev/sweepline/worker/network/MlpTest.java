package dev.sweepline.worker.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MlpTest {
  @Test
  void of_fillsInDefaults() {
    assertThat(Mlp.of(Map.of()))
        .isEqualTo(
            new Mlp(
                List.of(100),
                Activations.RELU,
                Initialisation.HE,
                0.01,
                Optimizer.ADAM,
                0.001,
                0.9,
                64,
                0,
                0,
                Loss.CROSS_ENTROPY));
  }

  @Test
  void of_readsWidthsInEveryForm() {
    assertThat(Mlp.of(Map.of("layers", 3L, "hidden", 32L)).hidden()).containsExactly(32, 32, 32);
    assertThat(Mlp.of(Map.of("hidden", List.of(256L, 128L))).hidden()).containsExactly(256, 128);
    assertThat(Mlp.of(Map.of("layers", 0L)).hidden()).isEmpty();
    assertThat(Mlp.of(Map.of("layers", 2L, "hidden2", 8L, "hidden3", 9L)).hidden())
        .containsExactly(100, 8);
    assertThat(Mlp.of(Map.of("hidden", 32.0, "batch_size", 16.0)).hidden()).containsExactly(32);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          lr | 0.1 | network 'mlp' has no parameter 'lr'; did you mean 'learning_rate'?
          learning_rat | 0.1 | network 'mlp' has no parameter 'learning_rat'; did you mean 'learning_rate'?
          optimiser | adam | network 'mlp' has no parameter 'optimiser'; did you mean 'optimizer'?
          hidden_size | 5 | network 'mlp' has no parameter 'hidden_size'; did you mean 'hidden'?
          batch | 5 | network 'mlp' has no parameter 'batch'; did you mean 'batch_size'?
          activation | Relu | activation 'Relu' is not one of relu, leaky_relu, tanh, sigmoid, elu, gelu, selu, softplus, swish, identity; did you mean 'relu'?
          """)
  void of_suggestsWhatWasMeant(String name, String value, String message) {
    assertRefused(Map.of(name, value), message);
  }

  @Test
  void of_namesAllParametersWhenNoneIsNear() {
    assertThatThrownBy(() -> Mlp.of(Map.of("kernel", 3L)))
        .hasMessageStartingWith("network 'mlp' has no parameter 'kernel'; it has layers, hidden, ");
  }

  @Test
  void of_refusesWhatIsOutOfRangeOrOfTheWrongType() {
    assertRefused(Map.of("learning_rate", 0.0), "learning_rate 0.0 is not a number > 0");
    assertRefused(Map.of("learning_rate", "0.1"), "learning_rate '0.1' is not a number > 0");
    assertRefused(Map.of("learning_rate", Double.NaN), "learning_rate NaN is not a number > 0");
    assertRefused(Map.of("dropout", 1L), "dropout 1 is not a number >= 0 and < 1");
    assertRefused(Map.of("batch_size", 2.5), "batch_size 2.5 is not an integer from 1 to 1048576");
    assertRefused(Map.of("layers", -1L), "layers -1 is not an integer from 0 to 64");
    assertRefused(
        Map.of("hidden", List.of(5L, 0L)),
        "hidden [5, 0] is not an integer from 1 to 65536 or a list of them");
    assertRefused(
        Map.of("hidden0", 5L), "network 'mlp' has no parameter 'hidden0'; did you mean 'hidden'?");
    assertRefused(
        Map.of("hidden", List.of(5L), "layers", 2L),
        "layers 2 does not go with hidden [5]; leave layers out");
  }

  @Test
  void settings_allowTheirOwnDefaultsAndAreFoundByName() {
    for (Setting setting : MlpSettings.all()) {
      assertThat(setting.refuse(setting.standard().orElseThrow())).as(setting.name()).isEmpty();
      assertThat(MlpSettings.find(setting.name())).hasValue(setting);
    }
    assertThat(MlpSettings.find("hidden64")).isPresent();
    assertThat(MlpSettings.find("hidden65")).isEmpty();
  }

  @Test
  void initialisation_drawsTheStatedSpread() {
    assertSpread(Initialisation.HE, Math.sqrt(2.0 / 300), 9);
    assertSpread(Initialisation.HE_UNIFORM, Math.sqrt(2.0 / 300), Math.sqrt(6.0 / 300));
    assertSpread(Initialisation.XAVIER, Math.sqrt(2.0 / 400), 9);
    assertSpread(Initialisation.XAVIER_UNIFORM, Math.sqrt(2.0 / 400), Math.sqrt(6.0 / 400));
    assertSpread(Initialisation.LECUN, Math.sqrt(1.0 / 300), 9);
    assertSpread(Initialisation.NORMAL, 0.5, 9);
    assertSpread(Initialisation.UNIFORM, 0.5 / Math.sqrt(3), 0.5);
  }

  private static void assertSpread(Initialisation init, double deviation, double bound) {
    var draws = init.draws(300, 100, 0.5, new java.util.SplittableRandom(1));
    double[] weights = new double[30_000];
    Arrays.setAll(weights, i -> draws.getAsDouble());
    double squares = Arrays.stream(weights).map(w -> w * w).average().orElseThrow();
    assertThat(Math.sqrt(squares)).as("%s", init).isBetween(0.98 * deviation, 1.02 * deviation);
    assertThat(Arrays.stream(weights).map(Math::abs).max().orElseThrow())
        .isLessThanOrEqualTo(bound);
  }

  private static void assertRefused(Map<String, Object> parameters, String message) {
    assertThatThrownBy(() -> Mlp.of(parameters))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage(message);
  }
}
