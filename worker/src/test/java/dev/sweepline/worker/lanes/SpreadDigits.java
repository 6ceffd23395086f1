package dev.sweepline.worker.lanes;

import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Scaling;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.device.NativeRows;
import dev.sweepline.worker.train.dl4j.TrainerContract;
import java.util.Optional;

/** Digits data set with six columns of zeros behind every two of its own. */
final class SpreadDigits {
  private static final int TIMES = 4;

  private SpreadDigits() {}

  static DataSplits splits() {
    DataSplits digits = TrainerContract.DIGITS;
    int columns = TIMES * digits.features();
    return new DataSplits(
        new InputShape.Flat(columns),
        digits.task(),
        spread(digits.train()),
        spread(digits.validation()),
        spread(digits.test()),
        Scaling.none(columns),
        Optional.empty(),
        Optional.empty());
  }

  private static DataPart spread(DataPart part) {
    NativeRows rows = new NativeRows(part.rows(), TIMES * part.columns());
    int[] labels = new int[part.rows()];
    float[] row = new float[part.columns()];
    float[] wide = new float[TIMES * part.columns()];
    for (int i = 0; i < part.rows(); i++) {
      part.copy(i, row);
      for (int k = 0; k < row.length; k++) {
        wide[TIMES * 2 * (k / 2) + k % 2] = row[k];
      }
      rows.values().position((long) i * wide.length).put(wide, 0, wide.length);
      labels[i] = part.label(i);
    }
    rows.written();
    return new DataPart(rows, new Targets.Labels(labels), Optional.empty(), Optional.empty());
  }
}
