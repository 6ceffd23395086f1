package dev.sweepline.worker.data.images;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Ten classes of coloured pictures in the binary files of CIFAR-10 (Krizhevsky 2009), or in others
 * of that form: for each picture a byte with its class, then 3 × 32 × 32 bytes. The test file is
 * the test part; a fifth of the others validates.
 */
public final class CifarImages implements DataSource {
  static final Image SHAPE = new Image(3, 32, 32);
  private static final int RECORD = 1 + SHAPE.features();
  private static final String TRAIN = "data_batch_.*\\.bin";
  private static final String TEST = "test_batch.bin";
  private static final String NAMES = "batches.meta.txt";
  private static final List<String> CLASSES =
      List.of(
          "airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

  @Override
  public String name() {
    return "cifar-10";
  }

  @Override
  public Summary summary() {
    return Summary.of(SHAPE, CLASSES.size());
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.IMAGES.shares(0.8, 0.2);
  }

  @Override
  public Reader open(OptionReader options) {
    SetFolder place = SetFolder.of(name(), options);
    return new Reader() {
      @Override
      public Optional<String> missing(DataFolders folders) {
        return place.missing(folders).or(() -> absent(place.candidates(folders), folders));
      }

      @Override
      public RawData read(DataFolders folders) {
        return place.candidates(folders).stream()
            .flatMap(folder -> find(folder).stream())
            .findFirst()
            .map(CifarImages::load)
            .orElseThrow(() -> new DataException(missing(folders).orElse("cifar-10 is gone")));
      }
    };
  }

  private static Optional<String> absent(List<Path> candidates, DataFolders folders) {
    return candidates.stream().anyMatch(folder -> find(folder).isPresent())
        ? Optional.empty()
        : Optional.of(
            "data set 'cifar-10' is not here (looked in %s); put the files of its binary version, data_batch_1.bin to data_batch_5.bin and test_batch.bin, into %s"
                .formatted(SetFolder.shown(candidates), folders.home().resolve("data/cifar-10")));
  }

  /** The folder, or the one in it that the archive has, if it has files to train on and to test. */
  static Optional<Path> find(Path folder) {
    return Stream.of(folder, folder.resolve("cifar-10-batches-bin"))
        .filter(each -> Files.isReadable(each.resolve(TEST)) && !batches(each).isEmpty())
        .findFirst();
  }

  private static List<Path> batches(Path folder) {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().matches(TRAIN)).sorted().toList();
    } catch (IOException e) {
      throw new DataException(folder + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  private static RawData load(Path folder) {
    return new RawData(
        SHAPE,
        Task.Classification.named(names(folder)),
        read(batches(folder)),
        Optional.of(read(List.of(folder.resolve(TEST)))));
  }

  private static List<String> names(Path folder) {
    Path file = folder.resolve(NAMES);
    try {
      List<String> lines =
          Files.isReadable(file)
              ? Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                  .filter(line -> !line.isBlank())
                  .toList()
              : List.of();
      return lines.stream().distinct().count() == CLASSES.size() ? lines : CLASSES;
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }

  /** The pictures of binary files, one after another. */
  static Examples read(List<Path> files) {
    List<byte[]> contents = files.stream().map(CifarImages::bytes).toList();
    long rows = contents.stream().mapToLong(content -> content.length / RECORD).sum();
    if (rows * SHAPE.features() > Integer.MAX_VALUE - 8) {
      throw new DataException("%d images are more than can be held".formatted(rows));
    }
    byte[] pixels = new byte[(int) rows * SHAPE.features()];
    int[] labels = new int[(int) rows];
    int row = 0;
    for (int file = 0; file < contents.size(); file++) {
      byte[] content = contents.get(file);
      for (int at = 0; at < content.length; at += RECORD) {
        labels[row] = content[at] & 0xff;
        if (labels[row] >= CLASSES.size()) {
          throw new DataException(
              "%s: label %d of image %d is not in 0..%d"
                  .formatted(files.get(file), labels[row], at / RECORD, CLASSES.size() - 1));
        }
        System.arraycopy(content, at + 1, pixels, row * SHAPE.features(), SHAPE.features());
        row++;
      }
    }
    return new Examples(
        SHAPE.features(), new DenseValues.Bytes(pixels), new Targets.Labels(labels));
  }

  private static byte[] bytes(Path file) {
    try {
      byte[] content = Files.readAllBytes(file);
      if (content.length == 0 || content.length % RECORD != 0) {
        throw new DataException(
            "%s: is cut short: %d bytes, but an image has %d"
                .formatted(file, content.length, RECORD));
      }
      return content;
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }
}
