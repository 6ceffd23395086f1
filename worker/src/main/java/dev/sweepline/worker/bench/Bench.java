package dev.sweepline.worker.bench;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.engine.OneDnn;
import dev.sweepline.worker.network.family.DensePlan;
import dev.sweepline.worker.pack.PackKey;
import dev.sweepline.worker.pack.Roofline;
import dev.sweepline.worker.train.probe.StepTimes;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Stopwatch for training steps with DL4J, packed or with the engine, and in PyTorch, one after the
 * other and again, so that all feel what else the machine does; of each the least counts. On the
 * calling thread alone.
 *
 * @param nanos a clock, best of this thread's own time on a processor: other programs then matter
 *     less
 * @param rounds how often each has its turn
 */
public record Bench(
    DataFolders folders, LongSupplier nanos, String python, int rounds, PrintStream out) {
  private static final int STEPS = 200;
  private static final List<Integer> PACKS = List.of(1, 4, 16, 64);

  /**
   * One line for each network and optimizer, and what packs of other sizes reach.
   *
   * @return the same as JSON values
   */
  public Map<String, Object> run() {
    Roofline roofline = new Roofline(nanos);
    double copy = roofline.copy();
    String kernels = PackKey.kernels();
    String engine = OneDnn.missing().map(why -> "no oneDNN: " + why).orElseGet(OneDnn::name);
    out.printf(
        Locale.ROOT,
        "copy %.1f GB/s, one thread; packs on %s, engine on %s%n",
        copy / 1e9,
        kernels,
        engine);
    List<Map<String, Object>> nets = new ArrayList<>();
    for (String optimizer : List.of("adam", "nesterov")) {
      dense("mnist", List.of(100L), optimizer, roofline).ifPresent(nets::add);
      dense("lines", List.of(20L, 20L), optimizer, roofline).ifPresent(nets::add);
    }
    nets.addAll(convolutions());
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("instruction_set", OneDnn.missing().isPresent() ? kernels : OneDnn.isa());
    report.put("packs", kernels);
    report.put("engine", engine);
    report.put("copy_bytes_per_second", copy);
    report.put("nets", nets);
    return report;
  }

  private List<Map<String, Object>> convolutions() {
    DataSets sets = new DataSets(folders);
    NamedOptions images = NamedOptions.named("mnist");
    if (sets.missing(images).isPresent() || OneDnn.missing().isPresent()) {
      return List.of();
    }
    ConvolutionBench bench =
        new ConvolutionBench(
            new StepTimes(nanos), new TorchSteps(python), rounds, sets.load(images));
    List<Map<String, Object>> nets = new ArrayList<>();
    for (NetTimes times : List.of(bench.of(images, 2, 16, false), bench.of(images, 3, 32, true))) {
      out.println(times.line());
      out.printf(
          Locale.ROOT, "  images/s engine %.0f%n", times.batch() * times.steps() / times.seconds());
      nets.add(times.json());
    }
    return nets;
  }

  private Optional<Map<String, Object>> dense(
      String dataset, List<Long> hidden, String optimizer, Roofline roofline) {
    NamedOptions choice = NamedOptions.named(dataset);
    DataSets sets = new DataSets(folders);
    if (sets.missing(choice).isPresent()) {
      out.println(sets.missing(choice).get());
      return Optional.empty();
    }
    DataSplits data = sets.load(choice);
    TrialSpec spec =
        TimedTrials.spec(choice, "mlp", Map.of("hidden", hidden, "optimizer", optimizer), STEPS);
    int[] widths = DensePlan.read(spec.network().name(), spec.settings()).sizes(data.form());
    int lanes = PackKey.of(spec).orElseThrow().lanes();
    double dl4j = Double.POSITIVE_INFINITY;
    double packed = Double.POSITIVE_INFINITY;
    Map<String, Double> peers = new LinkedHashMap<>();
    StepTimes times = new StepTimes(nanos);
    TorchSteps peer = new TorchSteps(python);
    for (int round = 0; round < rounds; round++) {
      dl4j = Math.min(dl4j, times.dl4j(spec, data, STEPS));
      packed = Math.min(packed, times.packed(spec, data, STEPS, lanes));
      peer.seconds(optimizer, TimedTrials.BATCH, STEPS, 4, widths)
          .ifPresent(seconds -> peers.merge("torch", seconds, Math::min));
    }
    NetTimes net =
        new NetTimes(
            "%s %s %s".formatted(dataset, Arrays.toString(widths), optimizer),
            TimedTrials.BATCH,
            STEPS,
            "packed",
            dl4j,
            packed,
            peers);
    double rate = roofline.gemm(widths, TimedTrials.BATCH);
    double share = Roofline.operations(widths, TimedTrials.BATCH) * STEPS / rate / packed;
    out.println(net.line());
    Map<Integer, Double> curve = new LinkedHashMap<>();
    PACKS.forEach(size -> curve.put(size, times.packed(spec, data, STEPS, size)));
    out.printf(
        Locale.ROOT,
        "  gemm %.0f GFLOP/s, packed reaches %.0f %%; a trial in a pack of %s%n",
        rate / 1e9,
        100 * share,
        curve.entrySet().stream()
            .map(e -> String.format(Locale.ROOT, "%d: %.2f ms", e.getKey(), 1e3 * e.getValue()))
            .collect(Collectors.joining(", ")));
    Map<String, Object> values = new LinkedHashMap<>(net.json());
    values.put("gemm_flops", rate);
    values.put("share_of_gemm", share);
    return Optional.of(values);
  }
}
