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

/**
 * Images in the four idx files of MNIST and its relatives, or of a user's own. The test files are
 * the test part; a sixth of the training files, 10,000 of 60,000, is held out for validation.
 */
public final class IdxImages implements DataSource {
  private static final List<String> FILES =
      List.of(
          "train-images-idx3-ubyte",
          "train-labels-idx1-ubyte",
          "t10k-images-idx3-ubyte",
          "t10k-labels-idx1-ubyte");

  private static final int CLASSES = 10;

  /** Labels are bytes. */
  private static final int MOST_CLASSES = 256;

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

  /** None where the labels say how many there are. */
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

  /** A user's own files, of any size, with as many classes as there are labels. */
  public static IdxImages own() {
    return new IdxImages("idx", List.of(), List.of(), "");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Summary summary() {
    return classNames.isEmpty()
        ? Summary.open("its size", "of its labels", true)
        : Summary.of(new Image(1, 28, 28), CLASSES);
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.IMAGES.shares(5 / 6.0, 1 / 6.0);
  }

  @Override
  public Reader open(OptionReader options) {
    SetFolder place = SetFolder.of(name, options);
    if (classNames.isEmpty() && !options.has("folder")) {
      options.complain("name", "folder is missing; write dataset: {name: idx, folder: my-images}");
    }
    return new Reader() {
      @Override
      public Optional<String> missing(DataFolders folders) {
        return place.missing(folders).or(() -> absent(candidates(place, folders), folders));
      }

      @Override
      public RawData read(DataFolders folders) {
        List<Path> candidates = candidates(place, folders);
        return load(
            candidates.stream()
                .flatMap(folder -> files(folder).stream())
                .findFirst()
                .orElseThrow(
                    () ->
                        new DataException(absent(candidates, folders).orElse(name + " is gone"))));
      }
    };
  }

  private Optional<String> absent(List<Path> candidates, DataFolders folders) {
    if (candidates.stream().anyMatch(folder -> files(folder).isPresent())) {
      return Optional.empty();
    }
    if (classNames.isEmpty()) {
      return Optional.of(
          "%s: lacks some of the four idx files %s, each as it is or with .gz"
              .formatted(SetFolder.shown(candidates), String.join(" ", FILES)));
    }
    return Optional.of(
        "data set '%s' is not here (looked in %s); run `deploy/sweep data fetch %s`, %sor put its four idx files %s, each as it is or with .gz, into %s"
            .formatted(
                name,
                SetFolder.shown(candidates),
                name,
                remedy,
                String.join(" ", FILES),
                folders.home().resolve("data").resolve(name)));
  }

  private RawData load(List<Path> files) {
    Part train = read(files.get(0), files.get(1), classNames.isEmpty() ? MOST_CLASSES : CLASSES);
    int classes = classNames.isEmpty() ? train.classes() : CLASSES;
    Part test = read(files.get(2), files.get(3), classes);
    if (!train.shape().equals(test.shape())) {
      throw new DataException(
          "%s: images of %s pixels do not go with %s: %s"
              .formatted(files.get(2), test.shape().text(), files.get(0), train.shape().text()));
    }
    return new RawData(
        train.shape(),
        classNames.isEmpty()
            ? Task.Classification.numbered(classes)
            : Task.Classification.named(classNames),
        train.examples(),
        Optional.of(test.examples()));
  }

  /** A pair of files. */
  private record Part(Image shape, Examples examples, int classes) {}

  private static Part read(Path images, Path labels, int most) {
    IdxFile pixels = IdxFile.read(images, 3);
    IdxFile classes = IdxFile.read(labels, 1);
    if (pixels.rows() != classes.rows()) {
      throw new DataException(
          "%s: has %d labels for the %d images of %s"
              .formatted(labels, classes.rows(), pixels.rows(), images));
    }
    int[] numbers = new int[classes.rows()];
    int largest = 0;
    for (int row = 0; row < numbers.length; row++) {
      numbers[row] = (int) classes.values().get(row);
      largest = Math.max(largest, numbers[row]);
      if (numbers[row] >= most) {
        throw new DataException(
            "%s: label %d of row %d is not in 0..%d"
                .formatted(labels, numbers[row], row, most - 1));
      }
    }
    Image shape = new Image(1, pixels.sizes().get(1), pixels.sizes().get(2));
    return new Part(
        shape,
        new Examples(shape.features(), pixels.values(), new Targets.Labels(numbers)),
        largest + 1);
  }

  private List<Path> candidates(SetFolder place, DataFolders folders) {
    List<Path> candidates = new ArrayList<>(place.candidates(folders));
    candidates.addAll(place.own().isPresent() ? List.of() : systemFolders);
    return candidates;
  }

  /** The four files, when the folder has all of them. */
  static Optional<List<Path>> files(Path folder) {
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
