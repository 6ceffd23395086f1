package dev.sweepline.worker.data.images;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.tables.ParquetFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables whose test and validation parts are files of their own. */
class GivenPartsTest {
  @TempDir Path folder;

  /** The first column tells every row of every file apart. */
  @BeforeEach
  void writeFiles() throws IOException {
    table("my.csv", 0, 20);
    table("my-validation.csv", 100, 4);
    table("my-test.csv", 200, 3);
    ParquetFiles.write(
        in("my.parquet"),
        "required double x; required int32 y;",
        20,
        (g, r) -> {
          g.append("x", (double) r).append("y", r % 2);
        });
    ParquetFiles.write(
        in("my-test.parquet"),
        "required float x; required int64 y;",
        3,
        (g, r) -> {
          g.append("x", 200f + r).append("y", (long) r % 2);
        });
  }

  @Test
  void load_takesTheTestPartFromItsFile() {
    for (String kind : List.of("csv", "parquet")) {
      DataSplits data = load(kind, Map.of("test", in("my-test." + kind)));

      assertThat(first(data.test())).as(kind).containsExactly(200, 201, 202);
      assertThat(labels(data.test())).containsExactly(0, 1, 0);
      assertThat(first(data.train())).hasSize(16);
      assertThat(first(data.validation())).hasSize(4);
      assertThat(together(data.train(), data.validation())).containsExactlyElementsOf(rows(0, 20));
    }
  }

  @Test
  void load_takesBothOtherPartsFromTheirFiles() {
    DataSplits data = load("csv", given());

    assertThat(first(data.validation())).containsExactly(100, 101, 102, 103);
    assertThat(first(data.test())).containsExactly(200, 201, 202);
    assertThat(together(data.train())).containsExactlyElementsOf(rows(0, 20));
  }

  @Test
  void load_scalesGivenPartsByTheTrainingPartAlone() {
    Map<String, Object> options = given();
    options.put("normalize", "min_max");

    DataSplits data = load("csv", options);

    assertThat(data.train().features().getColumn(0).maxNumber().doubleValue()).isEqualTo(1);
    assertThat(data.test().features().getFloat(0, 0)).isEqualTo(200f / 19);
    assertThat(data.validation().features().getFloat(0, 0)).isEqualTo(100f / 19);
  }

  @Test
  void load_foldsWhatIsNotTheTestPart() {
    List<DataSplits> folds =
        new DataSets(folders())
            .folds(choice("csv", Map.of("test", in("my-test.csv"), "folds", 5L)));

    assertThat(folds).hasSize(5);
    assertThat(folds).allMatch(fold -> first(fold.test()).equals(rows(200, 203)));
    assertThat(folds.stream().flatMap(fold -> first(fold.validation()).stream()).sorted())
        .containsExactlyElementsOf(rows(0, 20));
  }

  @Test
  void load_cutsTheRestAsTheFileSays() {
    DataSplits data =
        load("csv", Map.of("test", in("my-test.csv"), "split", List.of(0.5, 0.5), "limit", 7L));

    assertThat(data.train().rows()).isEqualTo(7);
    assertThat(data.validation().rows()).isEqualTo(10);
  }

  @Test
  void load_takesNumbersFromGivenPartsToo() {
    Map<String, Object> options = given();
    options.put("task", "regression");
    options.put("label", "x");

    DataSplits data = load("csv", options);

    assertThat(data.test().target(1, 0)).isEqualTo(201);
    assertThat(data.validation().target(2, 0)).isEqualTo(102);
  }

  /** A small test set may lack a class; numbering follows the training file. */
  @Test
  void load_numbersClassesAsInTraining() throws IOException {
    Files.writeString(folder.resolve("my-test.csv"), "x,y\n200,1\n201,1\n");

    assertThat(labels(load("csv", given()).test())).containsExactly(1, 1);
  }

  @Test
  void look_saysInOneLineWhatDoesNotGoTogether() throws IOException {
    assertBroken("x,z\n1,1\n", "has no column 'y', which DIR/my.csv has");
    assertBroken("x,w,y\n1,1,1\n", "has a column 'w', which DIR/my.csv has not");
    assertBroken(
        "y,x\n1,1\n", "column 1 is 'y', in DIR/my.csv it is 'x'; give both files one order");
    assertBroken("x,x,y\n1,1,1\n", "has two columns 'x'; rename one");
    assertBroken("x,y\n1,2\n", "'2' in column 'y' is no class of the training file; it has 0, 1");
    assertBroken("x,y\n", "has columns, but no rows");
    Files.delete(folder.resolve("my-test.csv"));
    assertThat(new DataSets(folders()).look(choice("csv", given())).broken())
        .contains("no file %1$s (looked for %1$s)".formatted(in("my-test.csv")));
  }

  @Test
  void problems_nameContradictions() {
    Map<String, Object> options = given();
    options.putAll(Map.of("split", List.of(0.5, 0.5), "folds", 3L, "label", "y"));
    assertThat(problems(options))
        .containsExactly(
            "split does not go with validation; leave one of them out",
            "folds does not go with validation; leave one of them out");
    assertThat(problems(Map.of("validation", "other.csv")))
        .containsExactly("validation needs test: a file of its own for the test too");
    assertThat(problems(Map.of("test", in("my.csv"))))
        .containsExactly("test '%s' is given as another part too".formatted(in("my.csv")));
    assertThat(problems(Map.of("test", "t.csv", "split", List.of(0.6, 0.2, 0.2))))
        .containsExactly("split [0.6, 0.2, 0.2] is not 2 positive numbers that add up to 1");
  }

  private void assertBroken(String test, String line) throws IOException {
    Files.writeString(folder.resolve("my-test.csv"), test);

    assertThat(new DataSets(folders()).look(choice("csv", given())).broken())
        .contains(in("my-test.csv") + ": " + line.replace("DIR", folder.toString()));
  }

  private List<String> problems(Map<String, Object> options) {
    return DataSets.problems(choice("csv", options)).stream().map(Problem::message).toList();
  }

  private DataSplits load(String kind, Map<String, Object> options) {
    return new DataSets(folders()).load(choice(kind, options));
  }

  private Map<String, Object> given() {
    return new HashMap<>(Map.of("validation", in("my-validation.csv"), "test", in("my-test.csv")));
  }

  private NamedOptions choice(String kind, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(Map.of("file", in("my." + kind), "normalize", "none"));
    all.putAll(options);
    return new NamedOptions(kind, all);
  }

  private void table(String name, int from, int rows) throws IOException {
    StringBuilder table = new StringBuilder("x,y\n");
    IntStream.range(from, from + rows).forEach(x -> table.append(x + "," + x % 2 + "\n"));
    Files.writeString(folder.resolve(name), table);
  }

  private static List<Integer> rows(int from, int to) {
    return IntStream.range(from, to).boxed().toList();
  }

  private static List<Integer> first(DataPart part) {
    return rows(0, part.rows()).stream().map(row -> part.features().getInt(row, 0)).toList();
  }

  private static List<Integer> labels(DataPart part) {
    return rows(0, part.rows()).stream().map(part::label).toList();
  }

  private static List<Integer> together(DataPart... parts) {
    List<Integer> all = new ArrayList<>();
    for (DataPart part : parts) {
      all.addAll(first(part));
    }
    return all.stream().sorted().toList();
  }

  private String in(String file) {
    return folder.resolve(file).toString();
  }

  private DataFolders folders() {
    return new DataFolders(Optional.empty(), folder);
  }
}
