package dev.sweepline.worker.data;

import dev.sweepline.worker.network.InputShape;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * 1,797 digits of 8×8 pixels that travel in our own jar; 60 % train, 20 % validation, 20 % test.
 */
final class Digits implements DataSource {
  private static final int FEATURES = 64;

  @Override
  public String name() {
    return "digits";
  }

  @Override
  public InputShape input() {
    return new InputShape.Image(1, 8, 8);
  }

  @Override
  public int classes() {
    return 10;
  }

  @Override
  public Optional<String> missing(DataFolders folders) {
    return Optional.empty();
  }

  @Override
  public DataSplits load(DataFolders folders) {
    RawData data = read();
    int fifth = Math.round(data.rows() / 5f);
    return Splitting.cut(data, classes(), fifth, fifth);
  }

  private RawData read() {
    try (InputStream resource = Digits.class.getResourceAsStream("digits.csv.gz");
        BufferedReader reader =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII))) {
      List<String> lines = reader.lines().toList();
      byte[] pixels = new byte[lines.size() * FEATURES];
      byte[] labels = new byte[lines.size()];
      for (int row = 0; row < labels.length; row++) {
        String[] fields = lines.get(row).split(",", -1);
        for (int feature = 0; feature < FEATURES; feature++) {
          pixels[row * FEATURES + feature] = Byte.parseByte(fields[feature]);
        }
        labels[row] = Byte.parseByte(fields[FEATURES]);
      }
      return new RawData(labels.length, FEATURES, pixels, labels);
    } catch (IOException e) {
      throw new DataException("data set 'digits' cannot be read from the jar: " + e, e);
    }
  }
}
