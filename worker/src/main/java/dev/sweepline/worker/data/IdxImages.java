package dev.sweepline.worker.data;

import dev.sweepline.worker.network.InputShape;
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
final class IdxImages implements DataSource {
  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private final String name;
  private final List<Path> systemFolders;
  private final String remedy;

  private IdxImages(String name, List<Path> systemFolders, String remedy) {
    this.name = name;
    this.systemFolders = systemFolders;
    this.remedy = remedy;
  }

  static IdxImages mnist() {
    return new IdxImages("mnist", List.of(), "");
  }

  static IdxImages fashionMnist() {
    return fashionMnist(Path.of("/usr/share/datasets/fashion-mnist"));
  }

  /** With another folder where the operating system's package puts it. */
  static IdxImages fashionMnist(Path systemFolder) {
    return new IdxImages(
        "fashion-mnist", List.of(systemFolder), "run `apt-get install dataset-fashion-mnist`, or ");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public InputShape input() {
    return new InputShape.Image(1, 28, 28);
  }

  @Override
  public int classes() {
    return 10;
  }

  @Override
  public Optional<String> missing(DataFolders folders) {
    List<Path> candidates = candidates(folders);
    if (candidates.stream().anyMatch(folder -> files(folder).isPresent())) {
      return Optional.empty();
    }
    return Optional.of(
        "data set '%s' is not here (looked in %s); %sput its four idx files %s, each as it is or with .gz, into %s"
            .formatted(
                name,
                candidates.stream().map(Path::toString).collect(Collectors.joining(", ")),
                remedy,
                String.join(" ", FILES),
                folders.home().resolve("data").resolve(name)));
  }

  @Override
  public DataSplits load(DataFolders folders) {
    List<Path> files =
        candidates(folders).stream()
            .flatMap(folder -> files(folder).stream())
            .findFirst()
            .orElseThrow(() -> new DataException(missing(folders).orElse(name + " is gone")));
    RawData train = read(files.get(0), files.get(1));
    RawData test = read(files.get(2), files.get(3));
    if (train.features() != test.features() || train.rows() < 6) {
      throw new DataException(
          "%s: %d images of %d pixels do not go with %s: %d of %d"
              .formatted(
                  files.get(2),
                  test.rows(),
                  test.features(),
                  files.get(0),
                  train.rows(),
                  train.features()));
    }
    return Splitting.cut(train, classes(), train.rows() / 6, test);
  }

  private RawData read(Path images, Path labels) {
    IdxFile pixels = IdxFile.read(images, 3);
    IdxFile classes = IdxFile.read(labels, 1);
    if (pixels.rows() != classes.rows()) {
      throw new DataException(
          "%s: has %d labels for the %d images of %s"
              .formatted(labels, classes.rows(), pixels.rows(), images));
    }
    for (int row = 0; row < classes.rows(); row++) {
      int label = classes.bytes()[row] & 0xff;
      if (label >= classes()) {
        throw new DataException(
            "%s: label %d of row %d is not in 0..%d".formatted(labels, label, row, classes() - 1));
      }
    }
    return new RawData(pixels.rows(), pixels.rowLength(), pixels.bytes(), classes.bytes());
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
