package dev.sweepline.worker.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A stack of dense layers and how it learns, for trainers other than DL4J.
 *
 * @param hidden widths of the hidden layers, from the data up
 */
public record DensePlan(List<Integer> hidden, Training training) {
  private static final List<StackFamily> FAMILIES = List.of(new Mlp(), new Softmax());

  public DensePlan {
    hidden = List.copyOf(hidden);
  }

  /**
   * Reads an assignment; empty when it describes no such network, or none at all.
   *
   * @param network the family's name
   * @param settings JSON values by name; what is not named has its default
   */
  public static Optional<DensePlan> of(String network, Map<String, Object> settings) {
    try {
      return FAMILIES.stream()
          .filter(family -> family.name().equals(network))
          .findFirst()
          .flatMap(family -> read(family, settings));
    } catch (InvalidNetworkException e) {
      return Optional.empty();
    }
  }

  private static Optional<DensePlan> read(StackFamily family, Map<String, Object> settings) {
    Values values = family.settings().read(settings);
    boolean deep = values.find("layers").isPresent();
    if (deep
        && (values.flag("batch_norm")
            || values.word("activation", Activations.class) == Activations.PRELU)) {
      return Optional.empty();
    }
    List<Integer> hidden = deep ? values.widths("layers", "hidden") : List.of();
    return Optional.of(new DensePlan(hidden, Training.of(family, settings)));
  }
}
