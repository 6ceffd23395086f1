package dev.sweepline.worker.network.user;

import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.UserNetwork;
import dev.sweepline.worker.network.dl4j.TrainableNetwork;
import dev.sweepline.worker.network.layer.PlannedNetwork;
import dev.sweepline.worker.network.settings.Domain.Anything;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.settings.Setting;
import dev.sweepline.worker.network.settings.SettingValues;
import dev.sweepline.worker.network.settings.Settings;
import dev.sweepline.worker.network.settings.SharedSettings;
import dev.sweepline.worker.random.RandomStreams;
import dev.sweepline.worker.random.RandomStreams.Purpose;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.deeplearning4j.nn.api.Model;

/** A user's {@link UserNetwork}: it alone knows which parameters it reads. Thread-safe. */
public final class ClassFamily implements NetworkFamily {
  private final String name;
  private final UserNetwork network;
  private final Settings settings;

  private ClassFamily(String name, UserNetwork network) {
    this.name = name;
    this.network = network;
    this.settings =
        Settings.of(name, List.of(SharedSettings.TRAINING))
            .or(other -> Optional.of(Setting.derived(other, new Anything(), "the user's own")));
  }

  /**
   * Finds and makes a class.
   *
   * @throws InvalidNetworkException when there is none, or it is no network
   */
  public static ClassFamily load(String name, ClassLoader loader) {
    try {
      Class<?> found = Class.forName(name, true, loader);
      if (!UserNetwork.class.isAssignableFrom(found)) {
        throw new InvalidNetworkException(
            "class " + name + " does not implement " + UserNetwork.class.getName());
      }
      if (Modifier.isAbstract(found.getModifiers())) {
        throw new InvalidNetworkException(
            "class " + name + " is abstract; name a class that can be made");
      }
      return new ClassFamily(name, (UserNetwork) found.getDeclaredConstructor().newInstance());
    } catch (ClassNotFoundException e) {
      throw new InvalidNetworkException(
          "no class " + name + " on the class path; name its jar with --jars");
    } catch (ReflectiveOperationException | LinkageError e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new InvalidNetworkException(
          "class " + name + " cannot be made with a public constructor of no arguments: " + cause);
    }
  }

  @Override
  public Settings settings() {
    return settings;
  }

  /** What the class itself says about one assignment is no complaint about them all. */
  @Override
  public Optional<String> refuse(Map<String, Object> example, Optional<DataShape> shape) {
    if (shape.isEmpty()) {
      return Optional.empty();
    }
    Model built;
    try {
      built = network.build(example, shape.get().input(), shape.get().outputs(), 0);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    } catch (RuntimeException | LinkageError e) {
      return Optional.of(name + ": building it fails: " + e);
    }
    return InvalidNetworkException.refusal(() -> UserModel.of(name, built).fit(shape.get()));
  }

  @Override
  public PlannedNetwork planned(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    return fitted(parameters, shape, random).planned();
  }

  @Override
  public TrainableNetwork build(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    return fitted(parameters, shape, random).trainable(random);
  }

  private FittedModel fitted(
      Map<String, Object> parameters, DataShape shape, RandomStreams random) {
    SettingValues values = settings.read(parameters);
    long seed = random.seedOf(Purpose.WEIGHTS, 0);
    Model built;
    try {
      built = network.build(parameters, shape.input(), shape.outputs(), seed);
    } catch (IllegalArgumentException e) {
      throw new InvalidNetworkException(name + ": " + e.getMessage());
    }
    return UserModel.of(name, built).fit(shape).with(values);
  }
}
