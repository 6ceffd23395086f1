package dev.sweepline.worker.data.newsgroups;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.ClassNames;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.text.DocumentVectors;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Cache of document vectors on disk, so that they are computed once. Another process may write the
 * same.
 */
record VectorCache(Path file) {
  private static final int MAGIC = 0x53575631;

  /** Vectors and labels, the training documents first. */
  record Content(ClassNames classes, DocumentVectors vectors) {
    RawData data() {
      int[] labels = classes.labels();
      int train = vectors.train().length / DocumentVectors.WIDTH;
      return new RawData(
          new InputShape.Flat(DocumentVectors.WIDTH),
          Task.Classification.named(classes.names()),
          examples(vectors.train(), Arrays.copyOf(labels, train)),
          Optional.of(examples(vectors.test(), Arrays.copyOfRange(labels, train, labels.length))));
    }

    private static Examples examples(float[] vectors, int[] labels) {
      return new Examples(
          DocumentVectors.WIDTH, new DenseValues.Floats(vectors), new Targets.Labels(labels));
    }
  }

  /** What was written before; empty when there is nothing, or nothing whole. */
  Optional<RawData> read() {
    if (!Files.isReadable(file)) {
      return Optional.empty();
    }
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (in.readInt() != MAGIC) {
        return Optional.empty();
      }
      List<String> names = new ArrayList<>();
      for (int left = in.readInt(); left > 0; left--) {
        names.add(in.readUTF());
      }
      int[] labels = new int[in.readInt()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = in.readInt();
      }
      DocumentVectors vectors = new DocumentVectors(floats(in), floats(in));
      return Optional.of(new Content(new ClassNames(names, labels), vectors).data());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Keeps the content for the next time, where the disk allows. */
  RawData write(Content content) {
    try {
      Files.createDirectories(file.getParent());
      Path part = Files.createTempFile(file.getParent(), file.getFileName() + ".", ".part");
      try (DataOutputStream out =
          new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(part), 1 << 16))) {
        write(content, out);
      }
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be written: " + IoReason.of(e), e);
    }
    return content.data();
  }

  private static void write(Content content, DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    out.writeInt(content.classes().names().size());
    for (String name : content.classes().names()) {
      out.writeUTF(name);
    }
    out.writeInt(content.classes().labels().length);
    for (int label : content.classes().labels()) {
      out.writeInt(label);
    }
    for (float[] part : List.of(content.vectors().train(), content.vectors().test())) {
      ByteBuffer bytes = ByteBuffer.allocate(part.length * Float.BYTES);
      bytes.asFloatBuffer().put(part);
      out.writeInt(part.length);
      out.write(bytes.array());
    }
  }

  private static float[] floats(DataInputStream in) throws IOException {
    byte[] bytes = new byte[Math.multiplyExact(in.readInt(), Float.BYTES)];
    in.readFully(bytes);
    float[] floats = new float[bytes.length / Float.BYTES];
    ByteBuffer.wrap(bytes).asFloatBuffer().get(floats);
    return floats;
  }
}
