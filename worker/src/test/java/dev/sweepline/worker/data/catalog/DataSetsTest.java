package dev.sweepline.worker.data.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.images.IdxFiles;
import dev.sweepline.worker.data.images.IdxImages;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.source.DataSource;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataSetsTest {
  @TempDir Path folder;

  @Test
  void load_splitsDigitsInFifths() {
    DataSplits digits = new DataSets(folders(Optional.empty())).load(NamedOptions.named("digits"));

    assertThat(digits.features()).isEqualTo(64);
    assertThat(digits.outputs()).isEqualTo(10);
    assertThat(digits.train().rows()).isEqualTo(1079);
    assertThat(digits.validation().rows()).isEqualTo(359);
    assertThat(digits.test().rows()).isEqualTo(359);
    assertThat(digits.train().features().minNumber().doubleValue()).isEqualTo(0);
    assertThat(digits.train().features().maxNumber().doubleValue()).isEqualTo(1);
    assertThat(IntStream.range(0, 1079).map(digits.train()::label).distinct().count())
        .isEqualTo(10);
  }

  @Test
  void load_givesEveryRowToExactlyOnePart() {
    IdxFiles.dataset(folder.resolve("data/mnist"), ".gz", 60, 3);

    DataSplits data = new DataSets(folders(Optional.empty())).load(NamedOptions.named("mnist"));

    assertThat(data.train().rows()).isEqualTo(50);
    assertThat(data.validation().rows()).isEqualTo(10);
    assertThat(data.test().rows()).isEqualTo(3);
    double low = data.train().features().minNumber().doubleValue();
    assertThat(low).isEqualTo(0);
    assertThat(
            IntStream.concat(labels(data.train()), labels(data.validation()))
                .boxed()
                .collect(Collectors.groupingBy(label -> label, Collectors.counting())))
        .isEqualTo(IntStream.range(0, 10).boxed().collect(Collectors.toMap(l -> l, l -> 6L)));
  }

  @Test
  void load_looksInNamedFolderBeforeHome() {
    IdxFiles.dataset(folder.resolve("data/mnist"), ".gz", 60, 3);
    IdxFiles.dataset(folder.resolve("mine"), "", 12, 3);
    IdxFiles.dataset(folder.resolve("many/mnist"), "", 18, 3);

    assertThat(trainRows(folders(Optional.of(folder.resolve("mine"))))).isEqualTo(10);
    assertThat(trainRows(folders(Optional.of(folder.resolve("many"))))).isEqualTo(15);
    assertThat(trainRows(folders(Optional.of(folder.resolve("nothing"))))).isEqualTo(50);
  }

  @Test
  void load_sharesOneCopyBetweenThreads() throws Exception {
    DataSets sets = new DataSets(folders(Optional.empty()));
    ExecutorService slots = Executors.newFixedThreadPool(4);
    try {
      Callable<DataSplits> load = () -> sets.load(NamedOptions.named("digits"));
      List<Future<DataSplits>> loaded = slots.invokeAll(List.of(load, load, load, load));

      for (Future<DataSplits> each : loaded) {
        assertThat(each.get()).isSameAs(loaded.get(0).get());
      }
    } finally {
      slots.shutdownNow();
    }
  }

  @Test
  void load_refusesLabelOutOfRange() {
    IdxFiles.dataset(folder.resolve("data/mnist"), "", 12, 3);
    IdxFiles.write(
        folder.resolve("data/mnist/t10k-labels-idx1-ubyte"),
        IdxFiles.LABELS,
        new int[] {3},
        new byte[] {0, 10, 2});

    assertFails("t10k-labels-idx1-ubyte: label 10 of row 1 is not in 0..9");
  }

  @Test
  void load_refusesLabelsThatDoNotGoWithImages() {
    IdxFiles.dataset(folder.resolve("data/mnist"), "", 12, 3);
    IdxFiles.write(
        folder.resolve("data/mnist/train-labels-idx1-ubyte"),
        IdxFiles.LABELS,
        new int[] {11},
        new byte[11]);

    assertFails("train-labels-idx1-ubyte: has 11 labels for the 12 images of");
  }

  @Test
  void missing_saysWhereItLookedAndWhatToDo() throws Exception {
    Files.createDirectories(folder.resolve("data/mnist"));

    assertThat(
            new DataSets(folders(Optional.of(Path.of("mine"))))
                .missing(NamedOptions.named("mnist")))
        .hasValue(
            "data set 'mnist' is not here (looked in mine, mine/mnist, "
                + folder
                + "/data/mnist); run `deploy/sweep data fetch mnist`, or put its four idx files"
                + " train-images-idx3-ubyte train-labels-idx1-ubyte t10k-images-idx3-ubyte"
                + " t10k-labels-idx1-ubyte, each as it is or with .gz, into "
                + folder
                + "/data/mnist");
  }

  @Test
  void missing_namesThePackageOfFashionMnist() {
    IdxImages source = IdxImages.fashionMnist(folder.resolve("system"));

    DataSource.Reader reader = source.open(new OptionReader(Map.of()));

    assertThat(reader.missing(folders(Optional.empty())).orElseThrow())
        .contains("`deploy/sweep data fetch fashion-mnist`")
        .contains("`apt-get install dataset-fashion-mnist`")
        .doesNotContain("\n");
    IdxFiles.dataset(folder.resolve("system"), ".gz", 12, 3);
    assertThat(reader.missing(folders(Optional.empty()))).isEmpty();
    assertThat(reader.read(folders(Optional.empty())).pile().rows()).isEqualTo(12);
  }

  @Test
  void load_refusesUnknownNameAndOptions() {
    DataSets sets = new DataSets(folders(Optional.empty()));

    assertThatThrownBy(() -> sets.load(NamedOptions.named("cifar")))
        .hasMessageStartingWith("no data set 'cifar'; there are [digits, mnist, fashion-mnist,");
    assertThatThrownBy(() -> sets.load(new NamedOptions("digits", Map.of("size", 5L))))
        .hasMessage(
            "data set 'digits' has no option 'size'; it has split, folds, stratify, normalize,"
                + " limit, augment");
  }

  @Test
  void dataFolders_surviveSerialization() throws Exception {
    for (Optional<Path> data : List.of(Optional.<Path>empty(), Optional.of(Path.of("mine")))) {
      DataFolders folders = new DataFolders(data, Path.of("home"));
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(folders);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        assertThat(in.readObject()).isEqualTo(folders);
      }
    }
  }

  private DataFolders folders(Optional<Path> data) {
    return new DataFolders(data, folder);
  }

  private static int trainRows(DataFolders folders) {
    return new DataSets(folders).load(NamedOptions.named("mnist")).train().rows();
  }

  private void assertFails(String message) {
    assertThatThrownBy(
            () -> new DataSets(folders(Optional.empty())).load(NamedOptions.named("mnist")))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message);
  }

  private static IntStream labels(DataPart part) {
    return IntStream.range(0, part.rows()).map(part::label);
  }
}
