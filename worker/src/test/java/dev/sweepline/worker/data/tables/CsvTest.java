package dev.sweepline.worker.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.Task.Classification;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.csv.CsvSource;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private static final String ANIMALS =
      """
      weight,kind,legs
      4.5,cat,4
      0.1,"bird, small",2

      5e0,cat,4
      0.2,"bird, small",2
      """;

  @TempDir Path folder;

  @Test
  void read_findsClassesByName() throws IOException {
    RawData data = read(ANIMALS, Map.of("label", "kind"));

    assertThat(data.shape()).isEqualTo(new InputShape.Flat(2));
    assertThat(data.task()).isEqualTo(Classification.named(List.of("bird, small", "cat")));
    assertThat(data.pile().rows()).isEqualTo(4);
    assertThat(data.pile().value(2, 0)).isEqualTo(5);
    assertThat(data.pile().value(1, 1)).isEqualTo(2);
    assertThat(data.pile().answers().label(0)).isEqualTo(1);
    assertThat(data.pile().answers().label(1)).isEqualTo(0);
  }

  @Test
  void read_ordersNumberedClassesAsNumbers() throws IOException {
    RawData data = read("1;10\n2;9\n3;10\n", Map.of("header", false, "separator", ";"));

    assertThat(data.task()).isEqualTo(Classification.named(List.of("9", "10")));
  }

  @Test
  void read_predictsNumbers() throws IOException {
    RawData data =
        read("1,2,0.5\n3,4,-1e2\n", Map.of("header", false, "label", 2L, "task", "regression"));

    assertThat(data.task()).isEqualTo(new Task.Regression(1));
    assertThat(data.pile().answers().target(1, 0)).isEqualTo(-100);
  }

  @Test
  void load_splitsAndKeepsTargets() throws IOException {
    StringBuilder table = new StringBuilder("x,y\n");
    for (int row = 0; row < 10; row++) {
      table.append(row).append(',').append(row * 2).append('\n');
    }
    NamedOptions choice =
        choice(table.toString(), Map.of("task", "regression", "normalize", "none"));
    DataSplits data = new DataSets(folders()).load(choice);

    assertThat(data.outputs()).isEqualTo(1);
    assertThat(data.train().rows()).isEqualTo(6);
    for (int row = 0; row < 6; row++) {
      assertThat(data.train().target(row, 0))
          .isEqualTo(2 * data.train().features().getFloat(row, 0));
    }
    assertThatThrownBy(() -> data.train().label(0)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void read_takesQuotesLineBreaksAndAByteOrderMark() throws IOException {
    RawData data =
        read(
            "\ufeffx,\"the\nkind\"\r\n 1 , \"big \"\"cat\"\"\nwith a tail\" \r\n \n2,\"a,b\"\n",
            Map.of("label", "the\nkind"));

    assertThat(data.task())
        .isEqualTo(Classification.named(List.of("a,b", "big \"cat\"\nwith a tail")));
    assertThat(data.pile().value(1, 0)).isEqualTo(2);
  }

  @Test
  void read_countsLinesWithinQuotes() {
    assertFails("a,b\n1,\"x\ny\"\n2kg,z\n", "my.csv:4:1: '2kg' in column 'a' is not a number");
    assertFails("a,b\n1,\"x\ny\"\n\n3,\"z\n4,z\n", "my.csv:5:3: the quote is not closed");
  }

  /** A float has some seven digits; between 1.7e9 and the next one lie 128. */
  @Test
  void load_keepsWhatTellsLargeNumbersApart() throws IOException {
    StringBuilder table = new StringBuilder("time,id,y\n");
    for (int row = 0; row < 50; row++) {
      table.append("%d,%d.25,%d\n".formatted(1_700_000_000L + row, 9_007_199_254L + row, row));
    }
    DataSplits data =
        new DataSets(folders()).load(choice(table.toString(), Map.of("task", "regression")));

    for (int row = 0; row < data.train().rows(); row++) {
      double expected = (data.train().target(row, 0) - mean(data)) / deviation(data);
      assertThat(data.train().features().getFloat(row, 0)).isCloseTo((float) expected, offset());
      assertThat(data.train().features().getFloat(row, 1)).isCloseTo((float) expected, offset());
    }
  }

  @Test
  void load_keepsWhatTellsLargeTargetsApart() throws IOException {
    StringBuilder table = new StringBuilder("x,y\n");
    for (int row = 0; row < 50; row++) {
      table.append("%d,%s\n".formatted(row, 1_700_000_000 + row * 0.25));
    }
    DataSplits data =
        new DataSets(folders())
            .load(choice(table.toString(), Map.of("task", "regression", "normalize", "none")));
    float[] learnt = new float[1];

    for (int row = 0; row < data.train().rows(); row++) {
      double x = data.train().features().getFloat(row, 0);
      data.train().answer(row, learnt, 0);
      assertThat(data.train().target(row, 0)).isEqualTo(1_700_000_000 + x * 0.25);
      assertThat(learnt[0])
          .isCloseTo(
              (float) ((data.train().target(row, 0) - mean(data)) / deviation(data)), offset());
    }
  }

  private static Offset<Float> offset() {
    return Offset.offset(1e-5f);
  }

  private static double mean(DataSplits data) {
    return IntStream.range(0, data.train().rows())
        .mapToDouble(row -> data.train().target(row, 0))
        .average()
        .orElseThrow();
  }

  private static double deviation(DataSplits data) {
    double mean = mean(data);
    return Math.sqrt(
        IntStream.range(0, data.train().rows())
            .mapToDouble(row -> Math.pow(data.train().target(row, 0) - mean, 2))
            .average()
            .orElseThrow());
  }

  @Test
  void read_namesPlaceOfWhatIsWrong() {
    assertFails("a,b\n1,x\n1.5kg,y\n", "my.csv:3:1: '1.5kg' in column 'a' is not a number");
    assertFails("a,b\n1,x\n0x1p3,y\n", "my.csv:3:1: '0x1p3' in column 'a' is not a number");
    assertFails(
        "a,b\n1,x\n1e99,y\n", "my.csv:3:1: 1e99 in column 'a' is too large; at most 3.4e38");
    assertFails("a,b\n1,x\n2,\n", "my.csv:3:3: the value of column 'b' is missing;");
    assertFails("a,b\n1,x\nNaN,y\n", "my.csv:3:1: the value of column 'a' is missing;");
    assertFails("a,b\n1,x\n2\n", "my.csv:3:1: has 1 fields, the first line 2");
    assertFails("a,b\n1,x\n2,\"y\n", "my.csv:3:3: the quote is not closed");
    assertFails("a,b\n1,\"x\"y\n", "my.csv:2:6: text after a closing quote");
  }

  @Test
  void read_refusesTablesWithNothingToLearn() {
    assertFails("", "my.csv: is empty");
    assertFails("\n\n", "my.csv: is empty");
    assertFails("a,b\n", "my.csv: has columns, but no rows");
    assertFails("a,b,a\n1,x,2\n", "my.csv: has two columns 'a'; rename one");
    assertFails("a\n1\n", "my.csv: has one column only");
    assertFails("a,b\n1,x\n2,x\n", "my.csv: column 'b' has one class only, 'x'");
    StringBuilder prices = new StringBuilder("size,price\n");
    for (int row = 0; row < 20; row++) {
      prices.append("1,").append(row).append(".5\n");
    }
    assertFails(prices.toString(), "has 20 different values in 20 rows: these are no classes;");
  }

  @Test
  void read_saysWhatItTookForWhat() throws IOException {
    assertThat(read("a,b\n1,x\n2,y\n", Map.of()).notes().summary().orElseThrow())
        .endsWith("my.csv: 2 rows of 2 columns; column 'b' is predicted");
    assertThat(read(ANIMALS, Map.of("label", "kind")).notes().warnings()).isEmpty();
  }

  @Test
  void read_warnsOfAFirstLineThatLooksLikeData() throws IOException {
    assertThat(read("-0.98,1.48,0\n-0.69,-2.41,1\n3.3,-2.6,0\n", Map.of()).notes().warnings())
        .containsExactly(
            folder.resolve("my.csv")
                + ":1: looks like data, but is taken for the names of the columns; if it is, write"
                + " header: false");
    assertThat(read("5.1,3.5,a\n4.9,3.0,b\n4.7,3.2,a\n", Map.of()).notes().warnings()).hasSize(1);
    String counted = "0,1,2\n1.5,2,a\n2,3,b\n";
    assertThat(read(counted, Map.of()).notes().warnings()).isEmpty();
    Map<String, Object> said = Map.of("header", true);
    assertThat(read("7,8,9\n1.5,2,a\n2,3,b\n", said).notes().warnings()).isEmpty();
  }

  @Test
  void read_warnsOfAColumnThatCountsTheRows() throws IOException {
    StringBuilder table = new StringBuilder(",u,kind\n");
    for (int row = 0; row < 12; row++) {
      table.append(row).append(",").append(row % 5).append(row < 6 ? ",low\n" : ",high\n");
    }
    assertThat(read(table.toString(), Map.of()).notes().warnings())
        .containsExactly(
            folder.resolve("my.csv")
                + ": column '' only counts the rows: the file's order is learnt; leave it out");
  }

  @Test
  void read_refusesAnEmptyColumnAtTheEnd() {
    assertFails(
        "a,b,\n1,x,\n",
        "my.csv:1:5: the last column has no name; name it, or take the ',' from the end of the"
            + " lines");
  }

  @Test
  void look_warnsOfPartsThatLackAClass() throws IOException {
    StringBuilder table = new StringBuilder("x,kind\n");
    for (int row = 0; row < 100; row++) {
      table.append(row * 0.5).append(row < 2 ? ",rare\n" : ",usual\n");
    }
    DataSets sets = new DataSets(folders());

    assertThat(sets.look(choice(table.toString(), Map.of("stratify", true))).notes().warnings())
        .containsExactly(
            "the validation part has no example of class 'rare'; metrics of it say nothing of it",
            "the test part has no example of class 'rare'; metrics of it say nothing of it");
  }

  @Test
  void stratified_isOfTablesWithClasses() {
    NamedOptions table = new NamedOptions("csv", Map.of("file", "x.csv"));

    assertThat(DataSets.asNew(table).options()).containsEntry("stratify", true);
    assertThat(DataSets.asNew(table).options()).containsEntry("ids", "drop");
    assertThat(DataSets.withoutIds(table.with("", Map.of("ids", "keep"))).options())
        .containsEntry("ids", "keep");
    assertThat(DataSets.withoutIds(NamedOptions.named("digits")).options()).isEmpty();
    for (NamedOptions same :
        List.of(
            table.with("", Map.of("stratify", false)),
            table.with("", Map.of("task", "regression")),
            table.with("", Map.of("test", "t.csv", "validation", "v.csv")),
            NamedOptions.named("digits"))) {
      assertThat(DataSets.stratified(same)).isEqualTo(same);
    }
  }

  @Test
  void read_suggestsColumns() {
    assertThatThrownBy(() -> read(ANIMALS, Map.of("label", "knid")))
        .hasMessageEndingWith("my.csv: has no column 'knid'; did you mean 'kind'?");
    assertThatThrownBy(() -> read(ANIMALS, Map.of("label", 3L)))
        .hasMessageEndingWith("has no column '3'; it has weight, kind, legs");
  }

  @Test
  void read_readsGzipAndRefusesBrokenOnes() throws IOException {
    Path file = folder.resolve("my.csv.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
      out.write(ANIMALS.getBytes(StandardCharsets.UTF_8));
    }
    NamedOptions choice = new NamedOptions("csv", Map.of("file", "file:" + file, "label", "kind"));
    DataSets sets = new DataSets(folders());

    assertThat(sets.load(choice).outputs()).isEqualTo(2);
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 12));
    assertThat(sets.look(choice).broken().orElseThrow())
        .endsWith("my.csv.gz: is cut short or not gzipped");
    Files.write(file, new byte[] {1, 2, 3});
    assertThat(sets.look(choice).broken().orElseThrow())
        .endsWith("my.csv.gz: is cut short or not gzipped");
    Files.write(folder.resolve("my.csv"), new byte[] {(byte) 0xff, (byte) 0xfe, 10});
    assertThat(
            sets.look(new NamedOptions("csv", Map.of("file", folder + "/my.csv")))
                .broken()
                .orElseThrow())
        .endsWith("my.csv: is not UTF-8 text");
  }

  @Test
  void missing_saysWhereItLooked() {
    DataSets sets = new DataSets(folders());

    assertThat(sets.look(new NamedOptions("csv", Map.of("file", "no.csv"))).broken().orElseThrow())
        .startsWith("no file no.csv (looked for /")
        .endsWith(folder.resolve("data/no.csv") + ")");
  }

  @Test
  void problems_nameWrongOptions() {
    assertThat(DataSets.problems(NamedOptions.named("csv")))
        .containsExactly(
            new Problem("name", "file is missing; write dataset: {name: csv, file: my.csv}"));
    assertThat(
            DataSets.problems(
                new NamedOptions(
                    "csv", Map.of("file", "x.csv", "separator", "ab", "task", "regresion"))))
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "separator 'ab' is not one character",
            "task 'regresion' is not one of classification, regression; did you mean"
                + " 'regression'?");
  }

  private RawData read(String table, Map<String, Object> options) throws IOException {
    return new CsvSource().open(new OptionReader(choice(table, options).options())).read(folders());
  }

  private NamedOptions choice(String table, Map<String, Object> options) throws IOException {
    Path file = Files.writeString(folder.resolve("my.csv"), table);
    Map<String, Object> all = new HashMap<>(options);
    all.put("file", file.toString());
    return new NamedOptions("csv", all);
  }

  private void assertFails(String table, String message) {
    assertThatThrownBy(() -> read(table, Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessageContaining(message)
        .hasMessageStartingWith(folder.toString())
        .hasMessageNotContaining("\n");
  }

  private DataFolders folders() {
    return new DataFolders(Optional.empty(), folder);
  }
}
