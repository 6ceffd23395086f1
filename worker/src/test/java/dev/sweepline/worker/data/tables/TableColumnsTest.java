package dev.sweepline.worker.data.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.DataPart;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.columns.TableEncoder;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Columns of users' tables: what they become, and by which rows. */
class TableColumnsTest {
  /** With unscaled numbers, and parts of files of their own: row order is the file's. */
  private static final Map<String, Object> PLAIN =
      Map.of("normalize", "none", "validation", "v.csv", "test", "t.csv");

  @TempDir Path folder;

  @Test
  void text_becomesAFeatureForEachCategoryOfTheTrainingRows() throws IOException {
    files(
        "sex,age,kind\nmale,1,a\nfemale,2,b\nmale,3,a\n",
        "sex,age,kind\nother,4,a\nfemale,5,b\n",
        "sex,age,kind\nmale,6,a\n");

    DataSplits data = load(PLAIN);

    assertThat(names(data)).containsExactly("sex=female", "sex=male", "age");
    assertThat(rows(data.train()))
        .containsExactlyInAnyOrder(List.of(0f, 1f, 1f), List.of(1f, 0f, 2f), List.of(0f, 1f, 3f));
    assertThat(rows(data.validation())).containsExactly(List.of(0f, 0f, 4f), List.of(1f, 0f, 5f));
  }

  @Test
  void ordinalText_isNumberedInItsOrder() throws IOException {
    String head = "size,x,kind\n";
    files(
        head + "small,1,a\nlarge,2,b\nmedium,3,a\nsmall,4,b\n",
        head + "huge,5,a\n",
        head + "large,6,a\n");

    DataSplits data =
        load(
            PLAIN,
            "columns",
            Map.of(
                "size",
                Map.of("encode", "ordinal", "categories", List.of("small", "medium", "large"))));

    assertThat(column(data.train(), 0)).containsExactlyInAnyOrder(0f, 2f, 1f, 0f);
    assertThat(column(data.validation(), 0)).containsExactly(0.75f);
    assertThat(column(data.test(), 0)).containsExactly(2f);
    assertThat(column(load(PLAIN, "encode", "ordinal").test(), 0)).containsExactly(0f);
  }

  @Test
  void gaps_becomeWhatTheTrainingRowsSay() throws IOException {
    String head = "x,port,kind\n";
    files(
        head + "1,s,a\n1,s,b\n4,,a\n10,q,b\n,s,a\n", head + "?,n/a,a\n100,s,b\n", head + ",q,a\n");

    for (Map.Entry<String, Float> rule :
        Map.of("mean", 4f, "median", 2.5f, "most_frequent", 1f).entrySet()) {
      DataSplits data = load(PLAIN, "missing", rule.getKey());

      assertThat(names(data)).containsExactly("x", "port=q", "port=s");
      assertThat(column(data.train(), 0)).contains(rule.getValue(), 10f);
      assertThat(rows(data.validation()).get(0)).containsExactly(rule.getValue(), 0f, 1f);
      assertThat(rows(data.test()).get(0)).containsExactly(rule.getValue(), 1f, 0f);
    }
    DataSplits told = load(PLAIN, "missing", "indicator");

    assertThat(names(told))
        .containsExactly("x", "x is missing", "port=q", "port=s", "port is missing");
    assertThat(rows(told.validation()))
        .containsExactly(List.of(4f, 1f, 0f, 0f, 1f), List.of(100f, 0f, 0f, 1f, 0f));
  }

  @Test
  void gaps_areRefusedUnlessTheFileSaysWhatBecomesOfThem() throws IOException {
    String head = "x,port,kind\n";
    files(head + "1,s,a\n2,,b\n,s,a\n", head + "1,s,a\n", head + "1,s,a\n");

    assertThatThrownBy(() -> load(PLAIN))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "my.csv:3:3: the value of column 'port' is missing; write missing: mean, median,"
                + " most_frequent or indicator, drop the column, or fill it in");
    assertThatThrownBy(() -> load(PLAIN, "columns", Map.of("port", Map.of("missing", "indicator"))))
        .hasMessageStartingWith("my.csv:4:1: the value of column 'x' is missing;");
    assertThat(names(load(PLAIN, "drop", 1L, "missing", "mean"))).containsExactly("x");
  }

  @Test
  void statistics_areThoseOfEachFoldsTrainingRows() throws IOException {
    StringBuilder table = new StringBuilder("x,town,kind\n");
    for (int row = 0; row < 40; row++) {
      String town = row < 38 ? "t" + row % 4 : "rare" + row;
      table.append("%s,%s,%s\n".formatted(row % 10 == 0 ? "" : row, town, "ab".charAt(row % 2)));
    }
    Files.writeString(folder.resolve("my.csv"), table);
    List<DataSplits> folds =
        new DataSets(folders())
            .folds(choice(Map.of("folds", 5L, "missing", "mean", "normalize", "none")));

    for (DataSplits fold : folds) {
      List<Float> numbers =
          column(fold.train(), 0).stream().filter(value -> value == Math.rint(value)).toList();
      assertThat(fold.columns().orElseThrow().names().size()).isEqualTo(fold.features());
      // Every category has a training row of its own.
      for (int f = 1; f < fold.features(); f++) {
        assertThat(column(fold.train(), f)).contains(1f);
      }
      assertThat(numbers).isNotEmpty();
    }
    assertThat(
            new TreeSet<>(
                folds.stream()
                    .map(fold -> fold.columns().orElseThrow().document().toString())
                    .toList()))
        .hasSizeGreaterThan(1);
  }

  @Test
  void dates_becomeTheirPartsThatVary() throws IOException {
    String head = "when,x,kind\n";
    files(
        head + "2024-03-01 06:30,1,a\n2024-02-29 00:00,2,b\n2023-03-31 18:00,3,a\n",
        head + "2026-12-24 12:00,4,a\n",
        head + "2024-03-01,5,b\n");

    DataSplits data = load(PLAIN);

    assertThat(names(data))
        .containsExactly(
            "when: year", "when: month", "when: day", "when: weekday", "when: hour", "x");
    assertThat(rows(data.validation())).containsExactly(List.of(2026f, 12f, 24f, 4f, 12f, 4f));
    assertThat(rows(data.train())).contains(List.of(2024f, 3f, 1f, 5f, 6.5f, 1f));
  }

  @Test
  void dates_becomeSecondsInAFormatOfTheirOwn() throws IOException {
    String head = "when,x,kind\n";
    files(
        head + "03/01/70 00:00,1,a\n02/01/70 00:00,2,b\n01/01/70 01:00,2,b\n",
        head + "01/01/70 00:01,4,a\n",
        head + ",5,b\n");

    DataSplits data =
        load(
            PLAIN,
            "missing",
            "median",
            "columns",
            Map.of("when", Map.of("format", "dd/MM/yy HH:mm", "encode", "seconds")));

    // Two digits are of this century.
    double epoch = 3_155_760_000.0;
    assertThat(names(data)).containsExactly("when", "x");
    assertThat(column(data.validation(), 0)).containsExactly((float) (epoch + 60));
    assertThat(column(data.test(), 0)).containsExactly((float) (epoch + 86_400));
    assertThatThrownBy(() -> load(PLAIN, "columns", Map.of("when", "date")))
        .hasMessage(
            "my.csv:2:1: '03/01/70 00:00' in column 'when' is no date; write columns: {when:"
                + " {format: dd/MM/yyyy}} with the pattern it has");
  }

  @Test
  void columnsThatOnlyTellRowsApart_areLeftOutAndSaid() throws IOException {
    StringBuilder table = new StringBuilder("id,name,when,code_id,port,x,empty,kind\n");
    for (int row = 0; row < 24; row++) {
      table.append(
          "%d,Mr %d,2024-01-%02d,%d,%s,%s,,%s\n"
              .formatted(
                  100 + row * row,
                  row,
                  row + 1,
                  500 + (row * 7) % 24,
                  row % 3 == 0 ? "s" : "q",
                  row / 8.0,
                  "ab".charAt(row % 2)));
    }
    Files.writeString(folder.resolve("my.csv"), table);
    DataSets sets = new DataSets(folders());
    NamedOptions choice = DataSets.asNew(choice(Map.of()));

    assertThat(names(sets.load(choice))).containsExactly("port=q", "port=s", "x");
    assertThat(sets.load(choice).columns().orElseThrow().lines())
        .containsExactly(
            "numbers as they are: x",
            "column 'port': 2 categories, a feature each: q, s",
            "column 'code_id': left out: it names the rows, each has its own",
            "column 'empty': left out: it holds no value",
            "column 'id': left out: it names the rows, each has its own",
            "column 'name': left out: 24 different texts in 24 rows tell nothing",
            "column 'when': left out: it only says in which order the rows came");
    assertThat(sets.look(choice).notes().summary().orElseThrow())
        .isEqualTo(
            "my.csv: 24 rows of 8 columns; column 'kind' is predicted; left out: code_id, empty,"
                + " id, name, when");
    NamedOptions taken =
        choice.with("", Map.of("columns", List.of("x", Map.of("when", "seconds"), "id")));
    assertThat(names(sets.load(taken))).containsExactly("id", "when", "x");
  }

  @Test
  void columnsThatOnlyTellRowsApart_stayWhereThereIsNoOther() throws IOException {
    StringBuilder table = new StringBuilder("x,y\n");
    for (int row = 0; row < 24; row++) {
      table.append("%d,%d\n".formatted(row, 2 * row));
    }
    Files.writeString(folder.resolve("my.csv"), table);
    NamedOptions choice = DataSets.asNew(choice(Map.of("task", "regression")));

    assertThat(names(new DataSets(folders()).load(choice))).containsExactly("x");
    assertThat(new DataSets(folders()).look(choice).notes().warnings())
        .containsExactly(
            "my.csv: column 'x' only counts the rows: the file's order is learnt; leave it out");
  }

  @Test
  void recordedSweep_learnsFromWhatItLearntFrom() throws IOException {
    StringBuilder table = new StringBuilder("id,x,kind\n");
    for (int row = 0; row < 24; row++) {
      table.append("%d,%s,%s\n".formatted(row, row * 0.1, "ab".charAt(row % 2)));
    }
    Files.writeString(folder.resolve("my.csv"), table);

    assertThat(names(load(Map.of()))).containsExactly("id", "x");
  }

  @Test
  void manyCategories_leaveTheRarestOut() throws IOException {
    StringBuilder table = new StringBuilder("town,kind\n");
    for (int row = 0; row < 600; row++) {
      int town = row < 200 ? row / 2 : row < 550 ? row % 10 : row % 100 + 100;
      table.append("t%d,%s\n".formatted(town, "ab".charAt(row % 2)));
    }
    Files.writeString(folder.resolve("my.csv"), table);
    DataSplits data = load(Map.of());

    assertThat(data.features()).isEqualTo(100);
    assertThat(names(data)).contains("town=t3");
    assertThat(data.columns().orElseThrow().lines())
        .singleElement()
        .asString()
        .matches("column 'town': 100 categories, a feature each: .*…; \\d+ others count as unseen");
  }

  @Test
  void mixedColumn_isTextWhereTextsAreNames() throws IOException {
    StringBuilder tickets = new StringBuilder("ticket,x,kind\n");
    StringBuilder slips = new StringBuilder("price,x,kind\n");
    for (int row = 0; row < 40; row++) {
      String kind = "," + row / 8.0 + "," + "ab".charAt(row % 2) + "\n";
      tickets.append(row % 3 == 0 ? "A/" + row : "11" + row).append(kind);
      slips.append(row % 3 == 0 ? "unknown" : "11" + row).append(kind);
    }
    Files.writeString(folder.resolve("my.csv"), tickets);
    assertThat(names(load(Map.of("ids", "drop")))).containsExactly("x");
    Files.writeString(folder.resolve("my.csv"), slips);
    assertThatThrownBy(() -> load(Map.of()))
        .hasMessage(
            "my.csv:2:1: 'unknown' in column 'price' is not a number; mend it, write columns:"
                + " {price: text}, or drop the column");
    assertThat(load(Map.of("columns", Map.of("price", "text"))).features()).isGreaterThan(2);
  }

  @Test
  void flags_areNotScaled() throws IOException {
    StringBuilder table = new StringBuilder("x,port,kind\n");
    for (int row = 0; row < 20; row++) {
      table.append("%s,%s,%s\n".formatted(row % 5, row % 5 == 0 ? "s" : "q", "ab".charAt(row % 2)));
    }
    Files.writeString(folder.resolve("my.csv"), table);
    DataSplits data = load(Map.of("normalize", Map.of("min_max", List.of(-1.0, 1.0))));

    assertThat(column(data.train(), 0)).contains(-1f, 1f);
    assertThat(column(data.train(), 1)).containsOnly(0f, 1f);
  }

  @Test
  void document_saysHowToReadNewRows() throws IOException {
    String head = "x,port,size,when,kind\n";
    files(
        head + "1,s,small,2024-03-01,a\n,q,large,2024-03-02,b\n3,,small,,a\n",
        head + "1,s,small,2024-03-01,a\n",
        head + "1,s,small,2024-03-01,a\n");
    TableEncoder encoder =
        load(PLAIN, "missing", "most_frequent", "columns", Map.of("size", "ordinal"))
            .columns()
            .orElseThrow();
    String format =
        "[uuuu-MM-dd][uuuu/MM/dd][dd.MM.uuuu]['T'][' '][HH:mm[:ss][.SSSSSSSSS][.SSSSSS][.SSS]]"
            + "[' '][XXX][XX][X]";

    assertThat(encoder.document().get("missing"))
        .isEqualTo(List.of("", "?", "n/a", "na", "nan", "none", "null"));
    assertThat(encoder.document().get("features"))
        .isEqualTo(
            List.of(
                Map.of("column", "x", "take", "number", "missing", 1.0),
                Map.of("column", "port", "take", "category", "is", "q", "missing", "q"),
                Map.of("column", "port", "take", "category", "is", "s", "missing", "q"),
                Map.of(
                    "column",
                    "size",
                    "take",
                    "rank",
                    "of",
                    List.of("large", "small"),
                    "other",
                    2.0 / 3,
                    "missing",
                    1.0),
                Map.of("column", "when", "take", "day", "format", format, "missing", 1.0),
                Map.of("column", "when", "take", "weekday", "format", format, "missing", 5.0)));
  }

  @Test
  void problems_nameWrongRules() {
    assertThat(
            DataSets.problems(
                choice(
                    Map.of(
                        "missing",
                        "medain",
                        "encode",
                        "onehot",
                        "drop",
                        List.of("a"),
                        "categories",
                        "all",
                        "columns",
                        Map.of(
                            "a",
                            "number",
                            "b",
                            "txt",
                            "c",
                            Map.of("missing", "mode", "format", "bad pattern", "kin", "text"))))))
        .extracting(Problem::message)
        .containsExactlyInAnyOrder(
            "missing 'medain' is not one of error, mean, median, most_frequent, indicator; did you"
                + " mean 'median'?",
            "encode 'onehot' is not one of one_hot, ordinal; did you mean 'one_hot'?",
            "drop 'a' stands in columns, too; leave one of them out",
            "categories 'all' is not auto or a list of texts",
            "columns.b 'txt' is not one of number, text, date, one_hot, ordinal, parts, seconds,"
                + " id; did you mean 'text'?",
            "columns.c.missing 'mode' is not one of error, mean, median, most_frequent, indicator",
            "format 'bad pattern' is no pattern of dates, such as dd/MM/yyyy HH:mm",
            "column 'c' has no option 'kin'; did you mean 'kind'?");
  }

  @Test
  void columnsThatAreNotThere_areNamed() throws IOException {
    Files.writeString(folder.resolve("my.csv"), "a,b,kind\n1,2,x\n2,3,y\n");

    assertThatThrownBy(() -> load(Map.of("drop", List.of("c"))))
        .hasMessage("my.csv: has no column 'c'; it has a, b, kind");
    assertThatThrownBy(() -> load(Map.of("columns", Map.of("kin", "text"))))
        .hasMessage("my.csv: has no column 'kin'; did you mean 'kind'?");
    assertThatThrownBy(() -> load(Map.of("drop", "kind")))
        .hasMessage(
            "my.csv: column 'kind' of drop is the label; name another label, or leave it out");
    assertThatThrownBy(() -> load(Map.of("drop", List.of("a", "b"))))
        .hasMessage("my.csv: no column is left to learn from: left out are a, b");
  }

  private void files(String train, String validation, String test) throws IOException {
    Files.writeString(folder.resolve("my.csv"), train);
    Files.writeString(folder.resolve("v.csv"), validation);
    Files.writeString(folder.resolve("t.csv"), test);
  }

  private DataSplits load(Map<String, Object> options, Object... more) {
    Map<String, Object> all = new HashMap<>(options);
    for (int i = 0; i < more.length; i += 2) {
      all.put((String) more[i], more[i + 1]);
    }
    return new DataSets(folders()).load(choice(all));
  }

  private static NamedOptions choice(Map<String, Object> options) {
    return new NamedOptions("csv", Map.of("file", "my.csv")).with("", options);
  }

  private DataFolders folders() {
    return new DataFolders(Optional.of(folder), folder);
  }

  private static List<String> names(DataSplits data) {
    return data.columns().orElseThrow().names();
  }

  private static List<Float> column(DataPart part, int feature) {
    return rows(part).stream().map(row -> row.get(feature)).toList();
  }

  private static List<List<Float>> rows(DataPart part) {
    return IntStream.range(0, part.rows())
        .mapToObj(
            row ->
                IntStream.range(0, part.features().columns())
                    .mapToObj(f -> part.features().getFloat(row, f))
                    .toList())
        .toList();
  }
}
