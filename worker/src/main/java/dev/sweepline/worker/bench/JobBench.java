package dev.sweepline.worker.bench;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.bytedeco.javacpp.FloatPointer;

/**
 * Stopwatch for a whole search, from the command to the final board, broker, Spark and page
 * included; beside it Optuna with PyTorch in as many processes, on the same space, data and number
 * of steps. Both judge every trial on the validation rows alone.
 *
 * @param nanos a clock
 * @param sweep the command line of this program, without arguments
 * @param rounds how often each has its turn
 */
public record JobBench(
    DataFolders folders,
    LongSupplier nanos,
    List<String> sweep,
    String python,
    int trials,
    int rounds,
    PrintStream out) {
  private static final int SLOTS = 2;
  private static final int STEPS = 200;
  private static final NamedOptions DATA = NamedOptions.named("mnist");

  /**
   * Runs both in turn, with a line for all.
   *
   * @return the same as JSON values; nothing where the data set is missing, which is then said
   * @throws IOException when the temporary folder cannot be written
   */
  public Map<String, Object> run() throws IOException {
    DataSets sets = new DataSets(folders);
    if (sets.missing(DATA).isPresent()) {
      out.println(sets.missing(DATA).get());
      return Map.of();
    }
    Path folder = Files.createTempDirectory("sweepline-bench");
    try {
      DataSplits data = sets.load(DATA);
      write(data.train(), folder.resolve("train"));
      write(data.validation(), folder.resolve("validation"));
      Files.writeString(folder.resolve("job.yaml"), file());
      return run(folder, data.form().outputs());
    } finally {
      delete(folder);
    }
  }

  private Map<String, Object> run(Path folder, int labels) throws IOException {
    double ours = Double.POSITIVE_INFINITY;
    double theirs = Double.POSITIVE_INFINITY;
    PeerAnswer peer = PeerAnswer.none("");
    for (int round = 0; round < rounds; round++) {
      ours = Math.min(ours, ours(folder, round));
      long start = nanos.getAsLong();
      peer = theirs(folder, labels);
      if (peer.number().isPresent()) {
        theirs = Math.min(theirs, (nanos.getAsLong() - start) / 1e9);
      }
    }
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("job", "%s, %d dense networks, %d steps".formatted(DATA.name(), trials, STEPS));
    values.put("slots", SLOTS);
    values.put("seconds", ours);
    out.printf(
        Locale.ROOT,
        "job: %s, %d dense networks, %d steps, %d slots, command to final board: %.1f s",
        DATA.name(),
        trials,
        STEPS,
        SLOTS,
        ours);
    if (Double.isFinite(theirs)) {
      values.put("optuna_and_torch_seconds", theirs);
      out.printf(Locale.ROOT, "; Optuna and PyTorch %.1f s (%.2f times)", theirs, theirs / ours);
    } else {
      values.put("optuna_and_torch_failure", String.join("\n", peer.last()));
      out.printf("; Optuna and PyTorch of %s did not come to their end:", python);
      peer.last().forEach(line -> out.printf("%n  %s", line));
    }
    out.println();
    return values;
  }

  private double ours(Path folder, int round) throws IOException {
    List<String> command = new ArrayList<>(sweep);
    command.addAll(
        List.of(
            "run",
            folder.resolve("job.yaml").toString(),
            "--home",
            folder.resolve("home" + round).toString()));
    command.addAll(List.of("--slots", String.valueOf(SLOTS), "--port", "0", "--exit"));
    Path data = folders.data().orElse(folders.home().resolve("data"));
    command.addAll(List.of("--data", data.toString()));
    long start = nanos.getAsLong();
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("log" + round).toFile())
            .start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException(
            "the sweep ended with exit code %d: %s"
                .formatted(process.exitValue(), Files.readString(folder.resolve("log" + round))));
      }
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    return (nanos.getAsLong() - start) / 1e9;
  }

  private PeerAnswer theirs(Path folder, int labels) throws IOException {
    Files.deleteIfExists(folder.resolve("journal"));
    return new TorchSteps(python)
        .answer("torch_job.py", List.of(folder, trials, SLOTS, STEPS, TimedTrials.BATCH, labels));
  }

  private String file() {
    return """
    name: bench
    dataset: %s
    network: mlp
    metric: {name: val_accuracy, goal: maximize}
    method: random
    run_cap: %d
    budget: {steps: %d}
    evaluate: {test: none, train: 0}
    parameters:
      hidden: {values: [50, 100]}
      activation: {values: [relu, tanh, sigmoid]}
      init: {values: [xavier, he, normal]}
      init_scale: {value: 0.05}
      layers: {values: [1, 2]}
      learning_rate: {distribution: log_uniform_values, min: 0.001, max: 0.1}
      optimizer: {values: [adam, nesterov]}
      batch_size: {value: %d}
    """
        .formatted(DATA.name(), trials, STEPS, TimedTrials.BATCH);
  }

  /** As Python reads it at once: numbers without a header. */
  private static void write(DataPart part, Path file) throws IOException {
    int columns = part.columns();
    float[] row = new float[columns];
    FloatPointer features = part.values();
    ByteBuffer values = buffer(columns * Float.BYTES);
    ByteBuffer labels = buffer(part.rows() * Long.BYTES);
    try (FileChannel channel = create(file + ".f32")) {
      for (int i = 0; i < part.rows(); i++) {
        features.getPointer((long) i * columns).get(row);
        values.clear().asFloatBuffer().put(row);
        channel.write(values);
        labels.putLong(part.label(i));
      }
    }
    try (FileChannel channel = create(file + ".i64")) {
      channel.write(labels.flip());
    }
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.nativeOrder());
  }

  private static FileChannel create(String file) throws IOException {
    return FileChannel.open(Path.of(file), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.sorted((a, b) -> b.compareTo(a)).toList()) {
        Files.delete(file);
      }
    }
  }
}
