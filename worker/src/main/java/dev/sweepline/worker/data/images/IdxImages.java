package dev.sweepline.worker.data.images;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape.Image;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Ten classes of images in the four idx files of MNIST and its relatives. The test files are the
 * test part; a sixth of the training files, 10,000 of 60,000, is held out for validation.
 */
public final class IdxImages implements DataSource {
  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private static final int CLASSES = 10;
  private static final List<String> CLOTHES =
      List.of(
          "T-shirt/top",
          "Trouser",
          "Pullover",
          "Dress",
          "Coat",
          "Sandal",
          "Shirt",
          "Sneaker",
          "Bag",
          "Ankle boot");

  private final String name;
  private final List<String> classNames;
  private final List<Path> systemFolders;
  private final String remedy;

  private IdxImages(String name, List<String> classNames, List<Path> systemFolders, String remedy) {
    this.name = name;
    this.classNames = classNames;
    this.systemFolders = systemFolders;
    this.remedy = remedy;
  }

  public static IdxImages mnist() {
    return new IdxImages("mnist", Task.Classification.numbered(CLASSES).names(), List.of(), "");
  }

  public static IdxImages fashionMnist() {
    return fashionMnist(Path.of("/usr/share/datasets/fashion-mnist"));
  }

  /** With another folder where the operating system's package puts it. */
  public static IdxImages fashionMnist(Path systemFolder) {
    return new IdxImages(
        "fashion-mnist",
        CLOTHES,
        List.of(systemFolder),
        "or `apt-get install dataset-fashion-mnist`, ");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Summary summary() {
    return Summary.of(new Image(1, 28, 28), CLASSES);
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.IMAGES.shares(5 / 6.0, 1 / 6.0);
  }

  @Override
  public Reader open(OptionReader options) {
    return new Reader() {
      @Override
      public Optional<String> missing(DataFolders folders) {
        return IdxImages.this.missing(folders);
      }

      @Override
      public RawData read(DataFolders folders) {
        return IdxImages.this.load(folders);
      }
    };
  }

  private Optional<String> missing(DataFolders folders) {
    List<Path> candidates = candidates(folders);
    if (candidates.stream().anyMatch(folder -> files(folder).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        "data set '%s' is not here (looked in %s); run `deploy/sweep data fetch %s`, %sor put its four idx files %s, each as it is or with .gz, into %s"
            .formatted(
                name,
                candidates.stream().map(Path::toString).collect(Collectors.joining(", ")),
                name,
                remedy,
                String.join(" ", FILES),
                folders.home().resolve("data").resolve(name)));
  }

  private RawData load(DataFolders folders) {
    List<Path> files =
        candidates(folders).stream()
            .flatMap(folder -> files(folder).stream())
            .findFirst()
            .orElseThrow(() -> new DataException(missing(folders).orElse(name + " is gone")));
    Part train = read(files.get(0), files.get(1));
    Part test = read(files.get(2), files.get(3));
    if (!train.shape().equals(test.shape())) {
      throw new DataException(
          "%s: images of %s pixels do not go with %s: %s"
              .formatted(files.get(2), test.shape().text(), files.get(0), train.shape().text()));
    }
    return new RawData(
        train.shape(),
        Task.Classification.named(classNames),
        train.examples(),
        Optional.of(test.examples()));
  }

  /** A pair of files. */
  private record Part(Image shape, Examples examples) {}

  private static Part read(Path images, Path labels) {
    IdxFile pixels = IdxFile.read(images, 3);
    IdxFile classes = IdxFile.read(labels, 1);
    if (pixels.rows() != classes.rows()) {
      throw new DataException(
          "%s: has %d labels for the %d images of %s"
              .formatted(labels, classes.rows(), pixels.rows(), images));
    }
    int[] numbers = new int[classes.rows()];
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = (int) classes.values().get(row);
      if (numbers[row] >= CLASSES) {
        throw new DataException(
            "%s: label %d of row %d is not in 0..%d"
                .formatted(labels, numbers[row], row, CLASSES - 1));
      }
    }
    Image shape = new Image(1, pixels.sizes().get(1), pixels.sizes().get(2));
    return new Part(
        shape, new Examples(shape.features(), pixels.values(), new Targets.Labels(numbers)));
  }

  private List<Path> candidates(DataFolders folders) {
    List<Path> candidates = new ArrayList<>(folders.candidates(name));
    candidates.addAll(systemFolders);
    return candidates;
  }

  /** The four files, when the folder has all of them. */
  private static Optional<List<Path>> files(Path folder) {
    List<Path> found =
        FILES.stream()
            .flatMap(
                file ->
                    List.of(file, file + ".gz").stream()
                        .map(folder::resolve)
                        .filter(Files::isReadable)
                        .limit(1))
            .toList();
    return found.size() == FILES.size() ? Optional.of(found) : Optional.empty();
  }
}
