package dev.sweepline.worker.network.family;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.layer.NetworkPlan;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.user.ClassFamily;
import dev.sweepline.worker.network.user.JsonFamily;
import dev.sweepline.worker.network.user.UserCode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Catalogue of the network families there are, ours and the user's; each is loaded once.
 * Thread-safe.
 */
public final class NetworkFamilies {
  private static final List<LayeredFamily> OURS = List.of(new Mlp(), new Softmax(), new Cnn());
  private static final String JSON = ".json";

  private final UserCode userCode;
  private final ClassLoader loader;
  private final Map<String, NetworkFamily> loaded = new ConcurrentHashMap<>();

  public NetworkFamilies(UserCode userCode) {
    this.userCode = userCode;
    this.loader = userCode.loader();
  }

  /** Names of the families that need nothing of the user's. */
  public static List<String> names() {
    return OURS.stream().map(LayeredFamily::name).toList();
  }

  /**
   * The family of that name; empty when there is none. A name that ends with {@code .json} is a
   * file, any other with a dot in it a class.
   *
   * @throws InvalidNetworkException when the file or class is absent or no network
   */
  public Optional<NetworkFamily> find(String name) {
    if (name.indexOf('.') < 0) {
      return ours(name).map(family -> family);
    }
    return Optional.of(loaded.computeIfAbsent(name, this::load));
  }

  /** One that needs nothing of the user's. */
  static Optional<LayeredFamily> ours(String name) {
    return OURS.stream().filter(family -> family.name().equals(name)).findFirst();
  }

  /**
   * The layers of a network; empty for one that is not ours.
   *
   * @param settings JSON values by name; what is not named has its default
   * @throws InvalidNetworkException when they describe no network for such data
   */
  public static Optional<NetworkPlan> plan(
      String network, Map<String, Object> settings, DataShape shape) {
    return ours(network).map(family -> family.plan(settings, shape));
  }

  private NetworkFamily load(String name) {
    return name.endsWith(JSON)
        ? JsonFamily.of(name, userCode.text(name))
        : ClassFamily.load(name, loader);
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
