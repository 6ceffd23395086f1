package dev.sweepline.deploy.e2e;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.table.ColumnType;
import dev.sweepline.sweep.table.SweepTable;
import dev.sweepline.sweep.table.TableColumn;
import dev.sweepline.worker.data.csv.CsvRecords;
import dev.sweepline.worker.data.csv.CsvRecords.Field;
import dev.sweepline.worker.data.hadoop.ParquetTableWriter;
import dev.sweepline.worker.data.tables.NumberText;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables as people have them, each from its sweep file to an exported network that reads raw rows:
 * what plain DL4J says of them scores what the board says of the test part, to the last digit.
 */
class TablesIT {
  private static final Path TABLES = Path.of("src/test/resources/tables").toAbsolutePath();

  private static Method example;

  @TempDir Path home;

  /** Names, tickets and cabins tell nothing; ages are missing; one port was never seen. */
  @Test
  void passengers_withTextAndGaps() throws Exception {
    Trained trained =
        train(
            "passengers",
            """
            dataset: {name: csv, file: passengers.csv, test: passengers-new.csv, label: Survived,
              columns: {Pclass: ordinal}}
            metric: {name: val_accuracy, goal: maximize}
            parameters:
              dataset.missing: {values: [median, indicator]}
            """);

    assertThat(trained.run().out())
        .contains(
            "passengers.csv: 240 rows of 10 columns; column 'Survived' is predicted; left out:"
                + " Cabin, Name, PassengerId, Ticket");
    assertThat(accuracy(trained, 1)).isEqualTo(trained.metric("test_accuracy")).isGreaterThan(0.7);
    List<String> classified = classify(trained);
    Path rows = home.resolve("passengers-new.csv");
    assertThat(predicted(trained, rows)).isEqualTo(classified);
    assertThat(predicted(trained, parquet(rows))).isEqualTo(classified);
  }

  /** A table as Parquet, numbers as numbers. */
  private static Path parquet(Path csv) throws IOException {
    List<List<String>> records = new ArrayList<>();
    try (BufferedReader text = Files.newBufferedReader(csv)) {
      CsvRecords reader = new CsvRecords(csv.toString(), ',', text);
      for (List<Field> next = reader.next(); !next.isEmpty(); next = reader.next()) {
        records.add(next.stream().map(Field::text).toList());
      }
    }
    Path file = Path.of(csv.toString().replace(".csv", ".parquet"));
    ParquetTableWriter.write(
        new SweepTable() {
          @Override
          public List<TableColumn> columns() {
            return records.get(0).stream()
                .map(name -> new TableColumn(name, ColumnType.MIXED))
                .toList();
          }

          @Override
          public Stream<List<Optional<Object>>> rows() {
            return records.stream().skip(1).map(row -> row.stream().map(TablesIT::cell).toList());
          }
        },
        file);
    return file;
  }

  private static Optional<Object> cell(String text) {
    OptionalDouble number = NumberText.read(text);
    return text.isEmpty()
        ? Optional.empty()
        : Optional.of(number.isPresent() ? (Object) number.getAsDouble() : text);
  }

  /** What the verb says of each new row. */
  private List<String> predicted(Trained trained, Path rows) throws Exception {
    Path answers = home.resolve("answers.csv");
    Launcher launcher = new Launcher(home.resolve("home"));
    Launcher.Result result =
        launcher.run("predict", trained.table(), rows, "--output", answers.toString());
    assertThat(result.code()).as(result.err()).isZero();
    List<String> lines = Files.readAllLines(answers);
    assertThat(lines.get(0)).endsWith(",prediction,probability");
    return lines.stream()
        .skip(1)
        .map(line -> line.split(","))
        .map(fields -> fields[fields.length - 2])
        .toList();
  }

  /** Dates in a format of their own and a weather that was never seen; numbers are predicted. */
  @Test
  void rides_withDates() throws Exception {
    Trained trained =
        train(
            "rides",
            """
            dataset: {name: csv, file: rides.csv, test: rides-new.csv, task: regression,
              missing: mean, columns: {when: {format: dd/MM/yyyy HH:mm}}}
            metric: {name: val_r2, goal: maximize}
            parameters:
              dataset.encode: {values: [one_hot, ordinal]}
            """);

    assertThat(error(trained, 4)).isCloseTo(trained.metric("test_mae"), Offset.offset(1e-3));
    assertThat(trained.metric("test_r2")).isGreaterThan(0.6);
  }

  /** A column that only counts the rows, one that says in which order they came. */
  @Test
  void readings_withAnIndexColumn() throws Exception {
    Trained trained =
        train(
            "readings",
            """
            dataset: {name: csv, file: readings.csv, test: readings-new.csv}
            metric: {name: val_accuracy, goal: maximize}
            parameters:
              hidden: {values: [8, 16]}
            """);

    assertThat(trained.run().out()).contains("'activity' is predicted; left out: '', time");
    assertThat(accuracy(trained, 5)).isEqualTo(trained.metric("test_accuracy")).isGreaterThan(0.9);
  }

  /** One in eight leaves. */
  @Test
  void customers_withARareClass() throws Exception {
    Trained trained =
        train(
            "customers",
            """
            dataset: {name: csv, file: customers.csv, test: customers-new.csv, label: churn,
              drop: [payment], missing: most_frequent}
            metric: {name: val_f1, goal: maximize}
            parameters:
              dataset.drop: {values: [[payment], [payment, total]]}
            """);

    assertThat(accuracy(trained, 6)).isEqualTo(trained.metric("test_accuracy")).isGreaterThan(0.8);
    assertThat(trained.metric("test_f1")).isGreaterThan(0.5);
  }

  /** Grades in an order of their own, the word NA, a day, folds. */
  @Test
  void houses_withGrades() throws Exception {
    Trained trained =
        train(
            "houses",
            """
            dataset: {name: csv, file: houses.csv, test: houses-new.csv, label: price,
              task: regression, folds: 3, missing: indicator, dates: seconds,
              columns: {quality: {encode: ordinal, categories: [Po, Fa, TA, Gd, Ex]}}}
            metric: {name: val_rmse, goal: minimize}
            parameters:
              hidden: {values: [8]}
            """);

    // Saved is the first of three folds' networks, and what it scores.
    assertThat(error(trained, 8)).isCloseTo(trained.metric("test_mae"), Offset.offset(1.0));
    assertThat(trained.metric("test_r2")).isGreaterThan(0.85);
  }

  /** Targets of 1.7e9 + 20·x, whose deviation is 20. */
  @Test
  void times_withLargeTargets() throws Exception {
    Trained trained =
        train(
            "times",
            """
            dataset: {name: csv, file: times.csv, test: times-new.csv, task: regression}
            metric: {name: val_rmse, goal: minimize}
            parameters:
              hidden: {values: [16]}
            """);

    assertThat(trained.metric("test_rmse")).isLessThan(4);
    assertThat(error(trained, 1)).isCloseTo(trained.metric("test_mae"), Offset.offset(1e-3));
  }

  /** A sweep that has run, and its best network. */
  private record Trained(String table, Launcher.Result run, Path model) {
    double metric(String name) throws IOException {
      try (ZipFile zip = new ZipFile(model.toFile());
          InputStream trial = zip.getInputStream(zip.getEntry("trial.json"))) {
        String text = new String(trial.readAllBytes(), UTF_8);
        return Json.read(text).at("/results/" + name).asDouble();
      }
    }
  }

  /** Tables lie beside the sweep file. */
  private Trained train(String table, String sweep) throws Exception {
    for (String name : List.of(table + ".csv", table + "-new.csv")) {
      Files.copy(TABLES.resolve(name), home.resolve(name));
    }
    Path file =
        Files.writeString(
            home.resolve(table + ".yaml"),
            """
            method: grid
            network: {name: mlp, learning_rate: 0.02, batch_size: 16}
            budget: {epochs: 30}
            """
                + sweep);
    Launcher launcher = new Launcher(home.resolve("home"));
    Launcher.Result run = launcher.run("run", file, "--exit", "--port", "0");
    assertThat(run.code()).as(run.out() + run.err()).isZero();
    return new Trained(table, run, saved(launcher, table));
  }

  /** The best network; exported once, for it is a copy of what is saved. */
  private Path saved(Launcher launcher, String table) throws Exception {
    Path model = home.resolve("model.zip");
    if (table.equals("passengers")) {
      Launcher.Result best = launcher.run("best", table, "--export", model);
      assertThat(best.code()).as(best.err()).isZero();
      return model;
    }
    try (Stream<Path> files = Files.walk(home.resolve("home/models"))) {
      return files.filter(file -> file.toString().endsWith(".zip")).findFirst().orElseThrow();
    }
  }

  private double accuracy(Trained trained, int label) throws Exception {
    List<String> said = classify(trained);
    List<String> right = column(trained, label);
    long equal =
        IntStream.range(0, right.size()).filter(i -> right.get(i).equals(said.get(i))).count();
    return (double) equal / right.size();
  }

  private double error(Trained trained, int label) throws Exception {
    List<String> said = classify(trained);
    List<String> right = column(trained, label);
    return IntStream.range(0, right.size())
        .mapToDouble(i -> Double.parseDouble(right.get(i)) - Double.parseDouble(said.get(i)))
        .map(Math::abs)
        .average()
        .orElseThrow();
  }

  /** No text here before the label has a comma in it, but names. */
  private List<String> column(Trained trained, int at) throws IOException {
    return Files.readAllLines(home.resolve(trained.table() + "-new.csv")).stream()
        .skip(1)
        .map(line -> Arrays.asList(line.split(",", -1)).get(at))
        .toList();
  }

  /** What the example program says of each new row. */
  private List<String> classify(Trained trained) throws Exception {
    Path rows = home.resolve(trained.table() + "-new.csv");
    PrintStream console = System.out;
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    System.setOut(new PrintStream(said, true, UTF_8));
    try {
      example.invoke(null, (Object) new String[] {trained.model().toString(), rows.toString()});
    } finally {
      System.setOut(console);
    }
    List<String> lines = said.toString(UTF_8).lines().toList();
    assertThat(lines).hasSize(column(trained, 0).size());
    return lines;
  }

  /** The example program as it stands. */
  @BeforeAll
  static void compileExample(@TempDir Path classes) throws Exception {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String source = "examples/Classify.java";
    assertThat(compiler.run(null, null, null, "-d", classes.toString(), "-proc:none", source))
        .isZero();
    example =
        new URLClassLoader(new URL[] {classes.toUri().toURL()})
            .loadClass("Classify")
            .getMethod("main", String[].class);
    example.setAccessible(true);
  }
}
