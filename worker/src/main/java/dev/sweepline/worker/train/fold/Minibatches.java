package dev.sweepline.worker.train.fold;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.RowOrder;
import dev.sweepline.worker.device.NativeRows;
import java.util.SplittableRandom;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Shuffled minibatches of a part, copied row by row into arrays that are used again for every step;
 * the last of a pass may be smaller. Not thread-safe; the part itself is only read.
 */
public final class Minibatches implements AutoCloseable {
  private final DataPart part;
  private final RowOrder order;
  private final FloatPointer source;
  private final Batch full;
  private final Batch rest;
  private final float[] altered;
  private long augmentationSeed;

  public Minibatches(DataPart part, int batchSize) {
    this.part = part;
    this.order = new RowOrder(part.rows());
    this.source = part.values();
    int size = Math.min(batchSize, part.rows());
    int left = part.rows() % size;
    this.full = new Batch(size, part);
    this.altered = new float[part.augmentation().isPresent() ? part.columns() : 0];
    this.rest = left == 0 ? full : new Batch(left, part);
  }

  /** Minibatches in one pass. */
  int count() {
    return (order.rows() + full.rows - 1) / full.rows;
  }

  /**
   * Starts a pass in an order that depends on the stream alone, not on earlier passes.
   *
   * @param augmentationSeed decides how the rows of this pass are altered
   */
  void shuffle(SplittableRandom random, long augmentationSeed) {
    this.augmentationSeed = augmentationSeed;
    order.shuffle(random);
  }

  /** Fills the minibatch of that index; the one before it is overwritten. */
  public Batch fill(int index) {
    int first = index * full.rows;
    Batch batch = first + full.rows <= order.rows() ? full : rest;
    for (int i = 0; i < batch.rows; i++) {
      int row = order.at(first + i);
      copy(row, batch.target, i);
      part.answer(row, batch.numbers, i * part.answers());
    }
    batch.labelTarget.put(batch.numbers, 0, batch.numbers.length);
    batch.features.written();
    batch.labels.written();
    return batch;
  }

  private void copy(int row, FloatPointer target, int targetRow) {
    int columns = part.columns();
    if (part.augmentation().isPresent()) {
      // get and put read positions as floats.
      source.position((long) row * columns).get(altered);
      part.augmentation().get().apply(altered, augmentationSeed, row);
      target.position((long) targetRow * columns).put(altered, 0, columns);
      return;
    }
    // memcpy reads positions as bytes, whatever the pointers' type.
    long rowBytes = (long) Float.BYTES * columns;
    source.position(row * rowBytes);
    target.position(targetRow * rowBytes);
    Pointer.memcpy(target, source, rowBytes);
  }

  @Override
  public void close() {
    full.close();
    if (rest != full) {
      rest.close();
    }
  }

  /** Features, rows × features, and labels, rows × what networks learn for a row. */
  public static final class Batch {
    private final int rows;
    private final NativeRows features;
    private final NativeRows labels;
    private final FloatPointer target;
    private final FloatPointer labelTarget;
    private final float[] numbers;

    private Batch(int rows, DataPart part) {
      this.rows = rows;
      this.features = new NativeRows(rows, part.columns());
      this.labels = new NativeRows(rows, part.answers());
      this.target = features.values();
      this.labelTarget = labels.values();
      this.numbers = new float[rows * part.answers()];
    }

    public int rows() {
      return rows;
    }

    /** What there is to learn, as numbers, rows × what networks learn for a row. */
    public float[] answers() {
      return numbers;
    }

    /** The features where Java can reach them, to be read only. */
    public FloatPointer pointer() {
      return features.values();
    }

    /** The features as ND4J sees them, which this loads. */
    public INDArray features() {
      return features.array();
    }

    /** What there is to learn as ND4J sees it. */
    public INDArray labels() {
      return labels.array();
    }

    private void close() {
      features.close();
      labels.close();
    }
  }
}
