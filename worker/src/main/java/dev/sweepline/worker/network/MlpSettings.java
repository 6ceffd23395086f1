package dev.sweepline.worker.network;

import dev.sweepline.worker.network.Domain.Real;
import dev.sweepline.worker.network.Domain.Whole;
import dev.sweepline.worker.network.Domain.Widths;
import dev.sweepline.worker.network.Domain.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Every hyperparameter of the family {@code mlp}: the one list that reading, checking and
 * documentation share.
 */
public final class MlpSettings {
  /** The family's name in sweep files. */
  public static final String FAMILY = "mlp";

  static final int MOST_LAYERS = 64;
  private static final Whole WIDTH = new Whole(1, 65_536);
  private static final Pattern LAYER_WIDTH = Pattern.compile("hidden([1-9]|[1-5][0-9]|6[0-4])");

  private static final List<Setting> SETTINGS =
      List.of(
          Setting.of("layers", new Whole(0, MOST_LAYERS), 1L, "hidden layers; 0 is linear"),
          Setting.of(
              "hidden", new Widths(WIDTH), 100L, "width of hidden layers; a list sets the depth"),
          Setting.of("activation", words(Activations.values()), "relu", "of hidden layers"),
          Setting.of("init", words(Initialisation.values()), "he", "how weights start"),
          Setting.of(
              "init_scale",
              new Real(0, true, Double.POSITIVE_INFINITY),
              0.01,
              "deviation of init normal, bound of init uniform"),
          Setting.of("optimizer", words(Optimizer.values()), "adam", "how weights move"),
          Setting.of(
              "learning_rate",
              new Real(0, true, Double.POSITIVE_INFINITY),
              0.001,
              "size of a step"),
          Setting.of("momentum", new Real(0, false, 1), 0.9, "of optimizers momentum and nesterov"),
          Setting.of("batch_size", new Whole(1, 1 << 20), 64L, "examples in a minibatch"),
          Setting.of(
              "dropout",
              new Real(0, false, 1),
              0.0,
              "probability to drop an output of a hidden layer"),
          Setting.of(
              "l2",
              new Real(0, false, Double.POSITIVE_INFINITY),
              0.0,
              "adds ½·l2·Σw² to the loss; biases are left alone"),
          Setting.of("loss", words(Loss.values()), "cross_entropy", "over softmax outputs"));

  private static final Map<String, String> SYNONYMS =
      Map.ofEntries(
          Map.entry("lr", "learning_rate"),
          Map.entry("eta", "learning_rate"),
          Map.entry("step_size", "learning_rate"),
          Map.entry("batch", "batch_size"),
          Map.entry("bs", "batch_size"),
          Map.entry("minibatch", "batch_size"),
          Map.entry("opt", "optimizer"),
          Map.entry("optimiser", "optimizer"),
          Map.entry("hidden_size", "hidden"),
          Map.entry("hidden_sizes", "hidden"),
          Map.entry("hidden_units", "hidden"),
          Map.entry("units", "hidden"),
          Map.entry("neurons", "hidden"),
          Map.entry("width", "hidden"),
          Map.entry("depth", "layers"),
          Map.entry("num_layers", "layers"),
          Map.entry("n_layers", "layers"),
          Map.entry("hidden_layers", "layers"),
          Map.entry("initialization", "init"),
          Map.entry("initialisation", "init"),
          Map.entry("initializer", "init"),
          Map.entry("weight_init", "init"),
          Map.entry("nonlinearity", "activation"),
          Map.entry("dropout_rate", "dropout"),
          Map.entry("drop", "dropout"),
          Map.entry("keep_prob", "dropout"),
          Map.entry("weight_decay", "l2"),
          Map.entry("lambda", "l2"),
          Map.entry("regularization", "l2"),
          Map.entry("criterion", "loss"),
          Map.entry("mu", "momentum"));

  private MlpSettings() {}

  /** All of them but {@code hidden1}, {@code hidden2}, … */
  public static List<Setting> all() {
    return SETTINGS;
  }

  /** The setting of a name; {@code hiddenN} is the width of the Nth hidden layer. */
  public static Optional<Setting> find(String name) {
    if (LAYER_WIDTH.matcher(name).matches()) {
      return Optional.of(new Setting(name, WIDTH, Optional.empty(), "width of one hidden layer"));
    }
    return SETTINGS.stream().filter(setting -> setting.name().equals(name)).findFirst();
  }

  /** Why there is no setting of that name, with the one that may be meant. */
  public static String unknown(String name) {
    List<String> names = SETTINGS.stream().map(Setting::name).toList();
    String near = Suggestion.text(name, names, SYNONYMS);
    return "network '"
        + FAMILY
        + "' has no parameter '"
        + name
        + "'"
        + (near.isEmpty()
            ? "; it has " + String.join(", ", names) + ", hidden1, hidden2, …"
            : near);
  }

  private static Words words(Enum<?>[] values) {
    return new Words(Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList());
  }
}
