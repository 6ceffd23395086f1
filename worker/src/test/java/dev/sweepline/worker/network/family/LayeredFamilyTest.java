package dev.sweepline.worker.network.family;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.worker.network.settings.Initialisation;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.Setting;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.Settings;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LayeredFamilyTest {
  private static final Settings MLP = new Mlp().settings();

  @Test
  void read_fillsInDefaults() {
    SettingValues values = MLP.read(Map.of());

    assertThat(values.widths("layers", "hidden")).containsExactly(100);
    assertThat(values.word("init", Initialisation.class)).isEqualTo(Initialisation.HE);
    assertThat(values.number("learning_rate")).isEqualTo(0.001);
    assertThat(values.flag("batch_norm")).isFalse();
    assertThat(values.find("momentum")).isEmpty();
  }

  @Test
  void read_takesWidthsInEveryForm() {
    assertThat(widths(Map.of("layers", 3L, "hidden", 32L))).containsExactly(32, 32, 32);
    assertThat(widths(Map.of("hidden", List.of(256L, 128L)))).containsExactly(256, 128);
    assertThat(widths(Map.of("layers", 0L))).isEmpty();
    assertThat(widths(Map.of("layers", 2L, "hidden2", 8L, "hidden3", 9L))).containsExactly(100, 8);
    assertThat(widths(Map.of("hidden", 32.0, "batch_size", 16.0))).containsExactly(32);
    assertThat(
            new Cnn()
                .settings()
                .read(Map.of("conv_layers", 3L, "filters2", 8L))
                .widths("conv_layers", "filters"))
        .containsExactly(16, 8, 16);
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
activation | Relu | activation 'Relu' is not one of relu, leaky_relu, prelu, tanh, sigmoid, elu, gelu, selu, softplus, swish, identity; did you mean 'relu'?
""")
  void read_suggestsWhatWasMeant(String name, String value, String message) {
    assertRefused(Map.of(name, value), message);
  }

  @Test
  void read_namesAllParametersWhenNoneIsNear() {
    assertThatThrownBy(() -> MLP.read(Map.of("kernel", 3L)))
        .hasMessageStartingWith(
            "network 'mlp' has no parameter 'kernel'; it has layers, hidden, activation, ");
  }

  @Test
  void read_refusesWhatIsOutOfRangeOrOfTheWrongType() {
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
    assertThatThrownBy(() -> widths(Map.of("hidden", List.of(5L), "layers", 2L)))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage("layers 2 does not go with hidden [5]; leave layers out");
    assertRefused(Map.of("batch_norm", 1L), "batch_norm 1 is not true or false");
  }

  @Test
  void settings_allowTheirOwnDefaultsAndAreFoundByName() {
    for (LayeredFamily family : List.of(new Mlp(), new Softmax(), new Cnn())) {
      Settings settings = family.settings();
      for (Setting setting : settings.all()) {
        assertThat(setting.standard().flatMap(setting::refuse)).as(setting.name()).isEmpty();
        assertThat(settings.find(setting.name())).hasValue(setting);
      }
      assertThat(settings.all()).extracting(Setting::name).doesNotHaveDuplicates();
    }
    assertThat(MLP.find("hidden64")).isPresent();
    assertThat(MLP.find("hidden65")).isEmpty();
    assertThat(MLP.find("layers1")).isEmpty();
    assertThat(new Softmax().settings().find("hidden1")).isEmpty();
  }

  @Test
  void initialisation_drawsTheStatedSpread() {
    assertSpread(Initialisation.HE, Math.sqrt(2.0 / 300), 9);
    assertSpread(Initialisation.HE_UNIFORM, Math.sqrt(2.0 / 300), Math.sqrt(6.0 / 300));
    assertSpread(Initialisation.XAVIER, Math.sqrt(2.0 / 400), 9);
    assertSpread(Initialisation.XAVIER_UNIFORM, Math.sqrt(2.0 / 400), Math.sqrt(6.0 / 400));
    assertSpread(Initialisation.CALIBRATED, Math.sqrt(1.0 / 300), 9);
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

  private static List<Integer> widths(Map<String, Object> parameters) {
    return MLP.read(parameters).widths("layers", "hidden");
  }

  private static void assertRefused(Map<String, Object> parameters, String message) {
    assertThatThrownBy(() -> MLP.read(parameters))
        .isInstanceOf(InvalidNetworkException.class)
        .hasMessage(message);
  }
}
