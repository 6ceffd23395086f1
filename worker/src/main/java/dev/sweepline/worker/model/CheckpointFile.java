package dev.sweepline.worker.model;

import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.worker.file.WholeFile;
import dev.sweepline.worker.network.dl4j.NetworkState;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * File format of checkpoints: numbers big-endian, as {@link DataOutputStream} writes them, behind a
 * version. Stateless.
 */
public final class CheckpointFile {
  private static final int VERSION = 1;

  private CheckpointFile() {}

  /** Writes a checkpoint; readers see the whole file or none of it. */
  public static void write(Path file, Checkpoint checkpoint) throws IOException {
    WholeFile.write(
        file,
        draft -> {
          try (DataOutputStream out =
              new DataOutputStream(
                  new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16))) {
            write(out, checkpoint);
          }
        });
  }

  private static void write(DataOutputStream out, Checkpoint checkpoint) throws IOException {
    out.writeInt(VERSION);
    out.writeUTF(checkpoint.key());
    out.writeInt(checkpoint.measurements().size());
    for (Measurement measurement : checkpoint.measurements()) {
      out.writeInt(measurement.epoch());
      out.writeLong(measurement.step());
      out.writeInt(measurement.metrics().size());
      for (Map.Entry<String, Double> metric : measurement.metrics().entrySet()) {
        out.writeUTF(metric.getKey());
        out.writeDouble(metric.getValue());
      }
    }
    out.writeLong(checkpoint.generatorRoot());
    out.writeLong(checkpoint.generatorNode());
    NetworkState network = checkpoint.network();
    out.writeInt(network.iterations());
    write(out, network.weights());
    write(out, network.optimizer());
  }

  private static void write(DataOutputStream out, float[] numbers) throws IOException {
    out.writeInt(numbers.length);
    for (float number : numbers) {
      out.writeFloat(number);
    }
  }

  /**
   * Reads a checkpoint.
   *
   * @throws IOException when there is none, or none of this version, or it is broken off
   */
  public static Checkpoint read(Path file) throws IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      int version = in.readInt();
      if (version != VERSION) {
        throw new IOException("%s has version %d, not %d".formatted(file, version, VERSION));
      }
      String key = in.readUTF();
      List<Measurement> measurements = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        measurements.add(measurement(in));
      }
      long root = in.readLong();
      long node = in.readLong();
      int iterations = in.readInt();
      float[] weights = numbers(in);
      float[] optimizer = numbers(in);
      return new Checkpoint(
          key, measurements, root, node, new NetworkState(weights, optimizer, iterations));
    }
  }

  private static Measurement measurement(DataInputStream in) throws IOException {
    int epoch = in.readInt();
    long step = in.readLong();
    Map<String, Double> metrics = new TreeMap<>();
    for (int left = in.readInt(); left > 0; left--) {
      metrics.put(in.readUTF(), in.readDouble());
    }
    return new Measurement(epoch, step, metrics);
  }

  private static float[] numbers(DataInputStream in) throws IOException {
    float[] numbers = new float[in.readInt()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = in.readFloat();
    }
    return numbers;
  }
}
