package dev.sweepline.worker.device;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Monitor of what the trials of a JVM make of its devices: memory and use as measurements, and
 * memory that stays when all trials have gone. Where the driver does not answer it measures
 * nothing. Thread-safe.
 */
public final class GpuWatch {
  public static final String UTILIZATION = "gpu_utilization";
  public static final String MEMORY = "gpu_memory_mib";

  /** Asking takes tens of milliseconds, and epochs may be shorter. */
  private static final Duration FRESH = Duration.ofSeconds(5);

  private final Supplier<List<Gpu>> query;
  private final InstantSource clock;
  private final long mostLeftMiB;
  private final Map<String, Use> uses = new HashMap<>();
  private List<Gpu> last = List.of();
  private Instant asked = Instant.MIN;

  /** Trials on one device, and its memory before the first of them. */
  private static final class Use {
    private int running;
    private long trials;
    private long idleMiB;
  }

  /**
   * A watch.
   *
   * @param mostLeftMiB how much memory may stay in use when no trial runs, above what was in use
   *     after the first: ND4J keeps some for later
   */
  public GpuWatch(Supplier<List<Gpu>> query, InstantSource clock, long mostLeftMiB) {
    this.query = query;
    this.clock = clock;
    this.mostLeftMiB = mostLeftMiB;
  }

  /** The figures of a device, at most some seconds old. */
  public synchronized Map<String, Double> metrics(String address) {
    if (asked.equals(Instant.MIN) || asked.plus(FRESH).isBefore(clock.instant())) {
      last = query.get();
      asked = clock.instant();
    }
    Map<String, Double> metrics = new TreeMap<>();
    find(last, address)
        .ifPresent(
            gpu -> {
              metrics.put(MEMORY, (double) gpu.usedMiB());
              gpu.utilization().ifPresent(percent -> metrics.put(UTILIZATION, percent / 100.0));
            });
    return metrics;
  }

  /** A trial begins on a device. */
  public synchronized void begin(String address) {
    uses.computeIfAbsent(address, absent -> new Use()).running++;
  }

  /** A trial has ended; why this JVM should make room for a new one, where it should. */
  public synchronized Optional<String> end(String address) {
    Use use = uses.get(address);
    use.running--;
    use.trials++;
    if (use.running > 0) {
      return Optional.empty();
    }
    Optional<Gpu> gpu = find(query.get(), address);
    if (gpu.isEmpty()) {
      return Optional.empty();
    }
    long used = gpu.get().usedMiB();
    if (use.idleMiB == 0) {
      use.idleMiB = used;
    }
    long left = used - use.idleMiB;
    return left <= mostLeftMiB
        ? Optional.empty()
        : Optional.of(
            "gpu %s has %d MiB more in use after %d trials than after the first"
                .formatted(address, left, use.trials));
  }

  private static Optional<Gpu> find(List<Gpu> gpus, String address) {
    return gpus.stream().filter(gpu -> String.valueOf(gpu.index()).equals(address)).findFirst();
  }
}
