package dev.sweepline.worker.device;

import java.util.List;
import java.util.Optional;
import org.nd4j.linalg.factory.Nd4jBackend;

/**
 * Check of a device that says why trials cannot train on it, before one dies in its first kernel.
 * Stateless.
 *
 * <p>nd4j-cuda-11.6 1.0.0-M2.1 holds machine code for the compute capabilities 3.7 to 8.6 and
 * nothing that a driver could translate for later ones. A card runs code of its own generation and
 * of no other, so 8.9 can and 9.0 cannot.
 */
public final class DeviceCheck {
  private static final String BACKEND = "org.nd4j.linalg.jcublas.JCublasBackend";
  private static final int FIRST = 3;
  private static final int LAST = 8;
  private static final String INSTEAD = "use the build for the CPU, made without -Pcuda";

  private DeviceCheck() {}

  /** Whether this is the build for GPUs. */
  public static boolean isForGpus() {
    return Build.FOR_GPUS;
  }

  /** It never changes, and to find out takes a look into every jar. */
  private static final class Build {
    static final boolean FOR_GPUS =
        DeviceCheck.class.getResource("/" + BACKEND.replace('.', '/') + ".class") != null;
  }

  /**
   * Why this build cannot train here, in one line.
   *
   * @param address the device that trials of this JVM have; empty for any
   */
  public static Optional<String> refusal(Optional<String> address) {
    return isForGpus()
        ? refusal(address, NvidiaSmi.query()).or(DeviceCheck::unloadable)
        : Optional.empty();
  }

  /** Why ND4J's natives do not load, for example because a library of CUDA is missing. */
  private static Optional<String> unloadable() {
    try {
      Nd4jBackend backend =
          Class.forName(BACKEND)
              .asSubclass(Nd4jBackend.class)
              .getDeclaredConstructor()
              .newInstance();
      return backend.isAvailable() ? Optional.empty() : Optional.of(unloadable("no reason given"));
    } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
      Throwable cause = e;
      while (cause.getCause() != null) {
        cause = cause.getCause();
      }
      return Optional.of(unloadable(String.valueOf(cause.getMessage())));
    }
  }

  private static String unloadable(String why) {
    // Behind the last path stands what was looked for: libcuda.so.1: cannot open shared object
    // file.
    String line = why.lines().findFirst().orElse(why).replaceFirst("^/\\S+: ", "");
    return "ND4J for GPUs does not load: %s; install the NVIDIA driver's libraries, or %s"
        .formatted(line, INSTEAD);
  }

  static Optional<String> refusal(Optional<String> address, List<Gpu> there) {
    if (there.isEmpty()) {
      return Optional.of(
          "this build trains on NVIDIA GPUs, but no driver answers here (nvidia-smi); install one"
              + " of version 450 or later, or "
              + INSTEAD);
    }
    List<Gpu> chosen =
        there.stream()
            .filter(gpu -> address.isEmpty() || address.get().equals(String.valueOf(gpu.index())))
            .toList();
    if (chosen.isEmpty()) {
      return Optional.of(
          "there is no gpu %s here, only %s; does the discovery script run on this machine?"
              .formatted(address.get(), there.stream().map(Gpu::index).toList()));
    }
    return chosen.stream().filter(gpu -> !runs(gpu)).findFirst().map(DeviceCheck::tooNew);
  }

  private static boolean runs(Gpu gpu) {
    return gpu.generation() >= FIRST && gpu.generation() <= LAST;
  }

  private static String tooNew(Gpu gpu) {
    return "gpu %d is %s of compute capability %s, but ND4J runs on 3.7 to 8.9 (Kepler to Ada); %s"
        .formatted(gpu.index(), gpu.name(), gpu.capability(), INSTEAD);
  }
}
