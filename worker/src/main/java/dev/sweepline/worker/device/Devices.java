package dev.sweepline.worker.device;

import java.util.Optional;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Choice of the device that the trials of a slot train on. A slot trains on threads of its own,
 * which begin with the choice of the one that started them. Thread-safe.
 */
public final class Devices {
  @SuppressWarnings("ThreadLocalUsage") // one for the JVM
  private static final InheritableThreadLocal<Optional<String>> CHOSEN =
      new InheritableThreadLocal<>();

  private Devices() {}

  /**
   * Chooses for the calling thread and those that it starts from now on.
   *
   * @param address as the discovery script gives it: the device's index; empty for none
   */
  public static void choose(Optional<String> address) {
    CHOSEN.set(address);
  }

  /**
   * Has ND4J compute on it whatever the calling thread does from now on; nothing on the build for
   * the CPU.
   */
  public static void bind() {
    if (DeviceCheck.isForGpus()) {
      chosen().ifPresent(a -> Nd4j.getAffinityManager().unsafeSetDevice(Integer.parseInt(a)));
    }
  }

  /** What was chosen for the calling thread. */
  public static Optional<String> chosen() {
    return Optional.ofNullable(CHOSEN.get()).flatMap(address -> address);
  }
}
