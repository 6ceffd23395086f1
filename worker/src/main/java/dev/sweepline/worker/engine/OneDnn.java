package dev.sweepline.worker.engine;

import java.util.Optional;
import org.bytedeco.dnnl.dnnl_version_t;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.javacpp.Loader;

/** Library of operations of networks, oneDNN, as this JVM has it. Thread-safe. */
public final class OneDnn {
  /** An instruction set, as {@link #isa} calls it. */
  public static final String AVX2 = "AVX2";

  private OneDnn() {}

  /** Why it does not load, in one line; empty when it does. */
  public static Optional<String> missing() {
    return Loaded.MISSING;
  }

  /** For example {@code oneDNN 3.8.1 AVX2, 1 thread}. */
  public static String name() {
    dnnl_version_t version = dnnl.dnnl_version();
    int threads = version.cpu_runtime() == dnnl.DNNL_RUNTIME_SEQ ? 1 : threads();
    return "oneDNN %d.%d.%d %s, %d thread%s"
        .formatted(
            version.major(),
            version.minor(),
            version.patch(),
            isa(),
            threads,
            threads == 1 ? "" : "s");
  }

  private static int threads() {
    String set = System.getenv("OMP_NUM_THREADS");
    return set != null && set.matches("[1-9][0-9]{0,5}")
        ? Integer.parseInt(set)
        : Runtime.getRuntime().availableProcessors();
  }

  /** The instruction set that its kernels use here. */
  public static String isa() {
    return switch (dnnl.get_effective_cpu_isa().intern()) {
      case sse41 -> "SSE4.1";
      case avx -> "AVX";
      case avx2, avx2_vnni, avx2_vnni_2 -> AVX2;
      default -> "AVX-512";
    };
  }

  static engine processor() {
    return Processor.OF_ALL;
  }

  /** Its state never changes. */
  private static final class Loaded {
    static final Optional<String> MISSING = load();

    private static Optional<String> load() {
      try {
        Loader.load(dnnl.class);
        return Optional.empty();
      } catch (LinkageError e) {
        return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
      }
    }
  }

  /** Made once the library is there. */
  private static final class Processor {
    static final engine OF_ALL = new engine(engine.kind.cpu, 0);
  }
}
