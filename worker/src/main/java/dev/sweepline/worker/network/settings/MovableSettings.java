package dev.sweepline.worker.network.settings;

import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.List;
import java.util.Set;

/** The settings that a network may be given other values of while it trains. Stateless. */
public final class MovableSettings {
  private static final Set<String> NAMES =
      Set.of(
          "learning_rate",
          "momentum",
          "beta1",
          "beta2",
          "rho",
          "epsilon",
          "l1",
          "l2",
          "weight_decay",
          "dropout",
          "batch_size",
          "gradient_clip",
          "gradient_clip_value");

  private MovableSettings() {}

  public static boolean contains(String name) {
    return NAMES.contains(name);
  }

  /** The full names of parameters that a population moves, in the space's order. */
  public static List<String> explored(SearchSpace space, Method.Pbt method) {
    return searched(space).stream()
        .filter(
            name -> method.explore().isEmpty() ? contains(name) : method.explore().contains(name))
        .toList();
  }

  /** Those that a network keeps from its beginning to its end. */
  public static List<String> held(SearchSpace space, Method.Pbt method) {
    List<String> explored = explored(space, method);
    return searched(space).stream().filter(name -> !explored.contains(name)).toList();
  }

  private static List<String> searched(SearchSpace space) {
    return space.parameters().entrySet().stream()
        .filter(entry -> !(entry.getValue() instanceof Constant))
        .map(entry -> entry.getKey())
        .toList();
  }
}
