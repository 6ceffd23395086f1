package dev.sweepline.worker.doctor;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Findings about rows that stand both in the training part and in one that judges. */
final class RowFindings {
  private static final long PRIME = 0x100000001b3L;

  /** Where each row stands this often in the training part, there are no other rows to judge by. */
  private static final int ENUMERATED = 10;

  private RowFindings() {}

  /**
   * Rows of a table are not known to be copies where columns tell them apart that are no features.
   */
  static List<Finding> of(DataSplits data) {
    if (data.columns().filter(columns -> !columns.whole()).isPresent()) {
      return List.of();
    }
    Set<Long> trained = new HashSet<>();
    for (int row = 0; row < data.train().rows(); row++) {
      trained.add(print(data.train(), row, data.features()));
    }
    if (trained.size() * (long) ENUMERATED <= data.train().rows()) {
      return List.of();
    }
    return Stream.of(
            finding("validation", data.validation(), data.features(), trained),
            finding("test", data.test(), data.features(), trained))
        .filter(finding -> !finding.ok())
        .toList();
  }

  /** As long as fewer are known than a standard error of an accuracy, no ranking is moved. */
  private static Finding finding(String name, DataPart part, int features, Set<Long> trained) {
    int known = 0;
    for (int row = 0; row < part.rows(); row++) {
      known += trained.contains(print(part, row, features)) ? 1 : 0;
    }
    String text =
        "%d of %d %s rows stand in the training part, too, answer and all"
            .formatted(known, part.rows(), name);
    return known > 0 && known > Math.sqrt(part.rows()) / 2
        ? Finding.wrong("%s: it flatters; leave duplicates out".formatted(text))
        : Finding.ok(text);
  }

  /** A hash of 64 bits of all that a row holds. */
  private static long print(DataPart part, int row, int features) {
    float[] values = new float[features];
    part.copy(row, values);
    float[] answers = new float[part.answers()];
    part.answer(row, answers, 0);
    return mixed(mixed(0xcbf29ce484222325L, values), answers);
  }

  private static long mixed(long start, float[] values) {
    long hash = start;
    for (float value : values) {
      hash = (hash ^ Float.floatToIntBits(value + 0f)) * PRIME;
      hash ^= hash >>> 29;
    }
    return hash;
  }
}
