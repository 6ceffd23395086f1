package dev.sweepline.worker.data.builtin;

import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataSource;
import java.util.List;
import java.util.Optional;

/**
 * 1,797 digits of 8×8 pixels that travel in our own jar; 60 % train, 20 % validation, 20 % test.
 */
public final class Digits implements DataSource {
  private static final Image SHAPE = new Image(1, 8, 8);
  private static final int CLASSES = 10;

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public Summary summary() {
    return Summary.of(SHAPE, CLASSES);
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.IMAGES;
  }

  @Override
  public Reader open(OptionReader options) {
    return folders -> read();
  }

  private static RawData read() {
    List<String> lines = BundledFiles.lines("digits.csv.gz");
    byte[] pixels = new byte[lines.size() * SHAPE.features()];
    int[] labels = new int[lines.size()];
    for (int row = 0; row < labels.length; row++) {
      String[] fields = lines.get(row).split(",", -1);
      for (int feature = 0; feature < SHAPE.features(); feature++) {
        pixels[row * SHAPE.features() + feature] = Byte.parseByte(fields[feature]);
      }
      labels[row] = Integer.parseInt(fields[SHAPE.features()]);
    }
    return new RawData(
        SHAPE,
        Task.Classification.numbered(CLASSES),
        new Examples(SHAPE.features(), new DenseValues.Bytes(pixels), new Targets.Labels(labels)),
        Optional.empty());
  }
}
