package dev.sweepline.worker.network;

import java.util.List;
import java.util.Optional;

/** The network families there are. Immutable, thread-safe. */
public final class NetworkFamilies {
  private static final List<StackFamily> OURS = List.of(new Mlp(), new Softmax(), new Cnn());

  /** Names of the families that need nothing of the user's. */
  public static List<String> names() {
    return OURS.stream().map(StackFamily::name).toList();
  }

  /** The family of that name; empty when there is none. */
  public Optional<NetworkFamily> find(String name) {
    return OURS.stream()
        .filter(family -> family.name().equals(name))
        .<NetworkFamily>map(family -> family)
        .findFirst();
  }

  /**
   * The family of that name.
   *
   * @throws InvalidNetworkException when there is none
   */
  public NetworkFamily get(String name) {
    return find(name).orElseThrow(() -> new InvalidNetworkException("no network '" + name + "'"));
  }
}
