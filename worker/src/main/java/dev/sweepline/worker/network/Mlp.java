package dev.sweepline.worker.network;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * A multi-layer perceptron as hyperparameters describe it: hidden layers, then one linear layer
 * whose outputs are the logits of a softmax.
 *
 * @param hidden width of each hidden layer, first to last; empty for a linear model
 * @param initScale of init normal and uniform
 * @param momentum of optimizers momentum and nesterov
 * @param dropout probability to drop an output of a hidden layer, in [0, 1)
 * @param l2 of weights, not of biases
 */
public record Mlp(
    List<Integer> hidden,
    Activations activation,
    Initialisation init,
    double initScale,
    Optimizer optimizer,
    double learningRate,
    double momentum,
    int batchSize,
    double dropout,
    double l2,
    Loss loss) {

  /**
   * Reads an assignment.
   *
   * @param parameters JSON values by name; what is not named has its default
   * @throws InvalidNetworkException naming the parameter, what is wrong and what is allowed
   */
  public static Mlp of(Map<String, Object> parameters) {
    parameters.forEach(Mlp::check);
    Values values = new Values(parameters);
    return new Mlp(
        widths(values),
        values.word("activation", Activations.class),
        values.word("init", Initialisation.class),
        values.number("init_scale"),
        values.word("optimizer", Optimizer.class),
        values.number("learning_rate"),
        values.number("momentum"),
        (int) values.number("batch_size"),
        values.number("dropout"),
        values.number("l2"),
        values.word("loss", Loss.class));
  }

  private static void check(String name, Object value) {
    Setting setting =
        MlpSettings.find(name)
            .orElseThrow(() -> new InvalidNetworkException(MlpSettings.unknown(name)));
    setting
        .refuse(value)
        .ifPresent(
            why -> {
              throw new InvalidNetworkException(name + " " + why);
            });
  }

  private static List<Integer> widths(Values values) {
    Object hidden = values.get("hidden");
    int layers = (int) values.number("layers");
    if (hidden instanceof List<?> list) {
      if (values.given("layers") && layers != list.size()) {
        throw new InvalidNetworkException(
            "layers " + layers + " does not go with hidden " + list + "; leave layers out");
      }
      layers = list.size();
    }
    return IntStream.rangeClosed(1, layers)
        .mapToObj(
            layer -> {
              Object all = hidden instanceof List<?> list ? list.get(layer - 1) : hidden;
              return ((Number) values.getOr("hidden" + layer, all)).intValue();
            })
        .toList();
  }

  /** What a sweep gave, and the defaults behind it. */
  private record Values(Map<String, Object> given) {
    Values {
      given = new TreeMap<>(given);
    }

    boolean given(String name) {
      return given.containsKey(name);
    }

    Object get(String name) {
      Optional<Object> standard = MlpSettings.find(name).flatMap(Setting::standard);
      return given.getOrDefault(name, standard.orElseThrow());
    }

    Object getOr(String name, Object standard) {
      return given.getOrDefault(name, standard);
    }

    double number(String name) {
      return ((Number) get(name)).doubleValue();
    }

    <E extends Enum<E>> E word(String name, Class<E> words) {
      return Enum.valueOf(words, ((String) get(name)).toUpperCase(Locale.ROOT));
    }
  }
}
