package dev.sweepline.worker.data;

import dev.sweepline.worker.data.InputShape.Image;
import java.util.List;
import java.util.Optional;

/**
 * 1,797 digits of 8×8 pixels that travel in our own jar; 60 % train, 20 % validation, 20 % test.
 */
final class Digits implements DataSource {
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
  public Preparation.Standard standard(Options options) {
    return Preparation.Standard.IMAGES;
  }

  @Override
  public Reader open(Options options) {
    return folders -> read();
  }

  private static RawData read() {
    List<String> lines = Resources.lines("digits.csv.gz");
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
        new Examples(SHAPE.features(), new Values.Bytes(pixels), new Answers.Labels(labels)),
        Optional.empty());
  }
}
