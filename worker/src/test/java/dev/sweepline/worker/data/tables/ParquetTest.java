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
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.io.api.Binary;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("thorough")
class ParquetTest {
  @TempDir Path folder;

  @Test
  void read_findsClassesInAFolderOfParts() {
    ParquetFiles.points(folder.resolve("my table").toString());

    RawData data = read("my table", Map.of("label", "kind"));

    assertThat(data.shape()).isEqualTo(new InputShape.Flat(2));
    assertThat(data.task()).isEqualTo(Classification.named(List.of("even", "odd")));
    assertThat(data.pile().rows()).isEqualTo(20);
    assertThat(data.pile().value(11, 0)).isEqualTo(5.5f);
    assertThat(data.pile().value(13, 1)).isEqualTo(1);
    assertThat(data.pile().answers().label(11)).isEqualTo(1);
    assertThat(data.pile().answers().label(12)).isEqualTo(0);
  }

  @Test
  void read_readsEveryKindOfNumber() {
    write(
        "required int64 big; required float half; required boolean flag;"
            + " required int32 cents (DECIMAL(9,2)); required binary money (DECIMAL(20,1));"
            + " required int32 byte (INTEGER(8,false)); required double label;",
        3,
        (group, row) ->
            group
                .append("big", -5_000_000_000L)
                .append("half", 0.5f)
                .append("flag", true)
                .append("cents", 150)
                .append("money", Binary.fromConstantByteArray(new byte[] {1, 1}))
                .append("byte", 200)
                .append("label", row == 1 ? 9.0 : 10.0));

    RawData data = read("my.parquet", Map.of());

    assertThat(data.task()).isEqualTo(Classification.named(List.of("9", "10")));
    assertThat(data.pile().answers().label(1)).isEqualTo(0);
    List<Double> first =
        List.of(0, 1, 2, 3, 4, 5).stream().map(f -> data.pile().value(0, f)).toList();
    assertThat(first).containsExactly(-5e9, 0.5, 1.0, 1.5, 25.7, 200.0);
  }

  @Test
  void read_predictsNumbers() {
    ParquetFiles.points(folder.resolve("table").toString());
    write(
        "required double x; required float y;",
        5,
        (group, row) -> group.append("x", (double) row).append("y", row * 0.1f));

    RawData data = read("my.parquet", Map.of("task", "regression"));

    assertThat(data.task()).isEqualTo(new Task.Regression(1));
    assertThat(data.pile().answers().target(3, 0)).isEqualTo(3 * 0.1f);
    assertThatThrownBy(() -> read("table", Map.of("task", "regression")))
        .hasMessage(
            folder.resolve("table")
                + ": label column 'kind' holds STRING, not numbers; is it task: classification?");
  }

  @Test
  void read_takesTextAndDates() {
    write(
        "required int32 day (DATE); optional int64 at (TIMESTAMP(MICROS,true)); optional binary"
            + " town (STRING); required int32 class; required binary kind (STRING);",
        4,
        (group, row) -> {
          group.append("day", 19_000 + 40 * (row % 2));
          if (row > 0) {
            group.append("at", 1_700_000_000_500_000L + row % 3 * 86_400_000_000L);
            group.append("town", "t" + row % 2);
          }
          group.append("class", row % 2).append("kind", row < 2 ? "a" : "b");
        });

    RawData data =
        read(
            "my.parquet",
            Map.of("missing", "indicator", "columns", Map.of("class", "text", "at", "seconds")));

    assertThat(data.plan().orElseThrow().fit(data.pile(), new int[] {0, 1, 2, 3}).names())
        .containsExactly(
            "day: month",
            "day: day",
            "day: weekday",
            "at",
            "at is missing",
            "town=t0",
            "town=t1",
            "town is missing",
            "class=0",
            "class=1");
    assertThat(data.pile().value(0, 0)).isEqualTo(19_000 * 86_400.0);
    assertThat(data.pile().value(1, 1)).isEqualTo(1_700_000_000.5 + 86_400);
    assertThat(data.pile().value(0, 2)).isNaN();
  }

  @Test
  void load_splitsTheRows() {
    ParquetFiles.points(folder.resolve("table").toString());

    DataSplits data = new DataSets(folders()).load(choice("table", Map.of()));

    assertThat(data.train().rows()).isEqualTo(12);
    assertThat(data.validation().rows()).isEqualTo(4);
    assertThat(data.outputs()).isEqualTo(2);
  }

  @Test
  void read_namesRowAndColumnOfWhatIsWrong() {
    String columns = "optional double a; optional double b; optional binary c (STRING);";
    write(columns, 3, (g, row) -> row(g, row).append("b", row == 1 ? Double.NaN : 1));
    assertFails(
        ": row 2 of 3: the value of column 'b' is missing; write missing: mean, median,"
            + " most_frequent or indicator, drop the column, or fill it in");
    write(columns, 3, (g, row) -> row(g, row).append("b", row == 2 ? 1e39 : 1));
    assertFails(": row 3 of 3: 1.0E39 in column 'b' is not a number of at most 3.4e38");
    write(
        columns,
        2,
        (g, row) -> {
          row(g, row);
          if (row == 1) {
            g.append("b", 1.0);
          }
        });
    assertFails(
        ": row 1 of 2: the value of column 'b' is missing; write missing: mean, median,"
            + " most_frequent or indicator, drop the column, or fill it in");
    write(columns, 2, (g, row) -> g.append("a", 1.0).append("b", 1.0));
    assertFails(
        ": row 1 of 2: the value of column 'c' is missing; fill it in, or leave the row out");
  }

  @Test
  void read_refusesTablesThatAreNone() throws IOException {
    write("required double a; required group b { required double c; }", 0, (g, row) -> {});
    assertFails(": column 'b' is nested; only flat columns can be read");
    write("required double a; repeated double b;", 0, (g, row) -> {});
    assertFails(": column 'b' is nested; only flat columns can be read");
    write("required double a;", 0, (g, row) -> {});
    assertFails(": has one column only; a table needs a label and a feature");
    write(
        "required double a; required int32 b (TIME(MILLIS,true)); required double c;",
        0,
        (g, row) -> {});
    assertFails(
        ": column 'b' holds TIME(MILLIS,true), which cannot be taken as text; drop it, or write it"
            + " otherwise");
    write("required double a; required int32 b (DATE);", 0, (g, row) -> {});
    assertFails(": label column 'b' holds DATE, not text or numbers");
    write("required double a; required double b;", 0, (g, row) -> {});
    assertFails(": has columns, but no rows");
    write(
        "required double a; required double b;", 4, (g, r) -> g.append("a", 1.0).append("b", 1.0));
    assertFails(": column 'b' has one class only, '1': there is nothing to learn");
  }

  @Test
  void read_refusesFilesThatAreNotParquet() throws IOException {
    Path file = folder.resolve("my.parquet");
    write("required double a; required double b;", 0, (g, row) -> {});
    byte[] whole = Files.readAllBytes(file);
    Files.writeString(file, "PAR1 but not what it was PAR1");
    assertFails(
        ": is damaged: it does not match its checksum; if you changed it yourself, delete the .crc"
            + " file beside it");
    Files.delete(folder.resolve(".my.parquet.crc"));
    Files.write(file, Arrays.copyOf(whole, 100));
    assertFails(": is not a parquet file, or cut short");
    Files.writeString(file, "x,y\n1,2\n");
    assertFails(": is not a parquet file, or cut short");
    Files.write(file, new byte[0]);
    assertFails(": is not a parquet file, or cut short");
  }

  @Test
  void read_refusesFoldersThatAreNoTable() throws IOException {
    Path table = folder.resolve("my.parquet");
    Files.createDirectories(table.resolve("_temporary"));
    assertFails(": is a folder without part files");
    Files.createDirectories(table.resolve("year=2020"));
    assertFails(
        ": holds the folder year=2020; a partitioned table cannot be read, write it without"
            + " partitions");
    Files.delete(table.resolve("year=2020"));
    ParquetFiles.points(table.toString());
    ParquetFiles.write(table + "/part-9", "required int32 y; required double x;", 0, (g, r) -> {});
    assertFails(
        "/part-9: has columns y (INT32), x (DOUBLE), the first part x (DOUBLE), y (INT32), kind"
            + " (STRING)");
  }

  @Test
  void read_suggestsColumns() {
    ParquetFiles.points(folder.resolve("table").toString());

    assertThatThrownBy(() -> read("table", Map.of("label", "knid")))
        .hasMessageEndingWith("table: has no column 'knid'; did you mean 'kind'?");
  }

  @Test
  void broken_saysWhereItLooked() {
    assertThat(new DataSets(folders()).look(choice("none", Map.of())).broken().orElseThrow())
        .startsWith("no file " + folder.resolve("none"));
    assertThat(DataSets.problems(NamedOptions.named("parquet")))
        .extracting(Problem::message)
        .containsExactly("file is missing; write dataset: {name: parquet, file: my.parquet}");
  }

  private static Group row(Group group, int row) {
    return group.append("a", 1.5).append("c", "k" + row % 2);
  }

  private void write(String columns, int rows, BiConsumer<Group, Integer> fill) {
    try {
      Files.deleteIfExists(folder.resolve("my.parquet"));
      Files.deleteIfExists(folder.resolve(".my.parquet.crc"));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    ParquetFiles.write(folder.resolve("my.parquet").toString(), columns, rows, fill);
  }

  private RawData read(String file, Map<String, Object> options) {
    return new ParquetSource()
        .open(new OptionReader(choice(file, options).options()))
        .read(folders());
  }

  private NamedOptions choice(String file, Map<String, Object> options) {
    Map<String, Object> all = new HashMap<>(options);
    all.put("file", folder.resolve(file).toString());
    return new NamedOptions("parquet", all);
  }

  private void assertFails(String message) {
    assertThatThrownBy(() -> read("my.parquet", Map.of()))
        .isInstanceOf(DataException.class)
        .hasMessage(folder.resolve("my.parquet") + message);
  }

  private DataFolders folders() {
    return new DataFolders(Optional.empty(), folder);
  }
}
