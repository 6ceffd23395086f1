package dev.sweepline.worker.device;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.bytedeco.openblas.global.openblas_nolapack;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.nativeblas.NativeOps;
import org.nd4j.nativeblas.NativeOpsHolder;

/**
 * The machine code that products and sums are computed with in this JVM. It decides in which order
 * numbers are added, so the last bits of a curve are the same only under the same kernels.
 * Stateless.
 */
public final class Kernels {
  /**
   * OpenBLAS's names of processors. It keeps a table of kernels for each, and chooses one table as
   * it loads, by processor or by {@code OPENBLAS_CORETYPE}. The function that gives its name is
   * bound only by a library of 24 MB that nothing else needs.
   */
  private static final List<String> CORES =
      List.of(
          "Prescott",
          "Core2",
          "Nehalem",
          "Sandybridge",
          "Haswell",
          "SkylakeX",
          "Cooperlake",
          "SapphireRapids",
          "Barcelona",
          "Bulldozer",
          "Piledriver",
          "Steamroller",
          "Excavator",
          "Zen",
          "ARMV8",
          "ARMV8SVE",
          "CortexA53",
          "CortexA57",
          "NeoverseN1",
          "NeoverseN2",
          "NeoverseV1");

  private static final String CHOSEN = "gotoblas";

  private Kernels() {}

  /** For example {@code OpenBLAS 0.3.31 Zen, ND4J AVX2, 1 thread}. */
  public static String name() {
    Nd4j.getBackend(); // loads the natives
    NativeOps operations = NativeOpsHolder.getInstance().getDeviceNativeOps();
    if (DeviceCheck.isForGpus()) {
      int device = Nd4j.getAffinityManager().getDeviceForCurrentThread();
      return "CUDA, " + operations.getDeviceName(device);
    }
    int threads = operations.ompGetMaxThreads();
    return "%s %s, ND4J %s, %d thread%s"
        .formatted(
            openblas_nolapack.OPENBLAS_VERSION.strip(),
            Chosen.CORE.orElse("of an unknown core"),
            level(operations.binaryLevel()),
            threads,
            threads == 1 ? "" : "s");
  }

  /** OpenBLAS's name of the processor that its kernels are for. */
  static Optional<String> core() {
    Loader.load(openblas_nolapack.class);
    Pointer variable = Loader.addressof(CHOSEN);
    if (variable == null) {
      return Optional.empty();
    }
    Pointer table = new PointerPointer<>(variable).get(0);
    return CORES.stream().filter(core -> table.equals(addressOf(core))).findFirst();
  }

  /** It never changes. */
  private static final class Chosen {
    static final Optional<String> CORE = core();
  }

  private static Pointer addressOf(String core) {
    return Loader.addressof(CHOSEN + "_" + core.toUpperCase(Locale.ROOT));
  }

  private static String level(int level) {
    return switch (level) {
      case 2 -> "AVX2";
      case 3 -> "AVX-512";
      default -> "for any processor";
    };
  }
}
