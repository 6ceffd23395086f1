package dev.sweepline.worker.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.kit.TestSpecs;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.user.UserCode;
import dev.sweepline.worker.slot.TrialRunner;
import dev.sweepline.worker.slot.Trials;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Broken data and networks, and the one line that each gives before any trial starts. */
class BrokenInputsTest {
  @TempDir static Path folder;

  @BeforeAll
  static void breakFiles() throws Exception {
    new BrokenFiles(folder).write();
  }

  /** The folder of the four files of mnist, and what is wrong with them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
cut-images  | train-images-idx3-ubyte: is cut short: 30 of 48 bytes
cut-labels  | t10k-labels-idx1-ubyte: is cut short: 1 of 3 bytes
cut-gzip    | train-images-idx3-ubyte.gz: is cut short: its data ends early
no-gzip     | train-images-idx3-ubyte.gz: cannot be read: Not in GZIP format
wrong-magic | train-images-idx3-ubyte: starts with 0x00000801, an idx file of this kind with 0x00000803
counts      | train-labels-idx1-ubyte: has 11 labels for the 12 images of DIR/counts/train-images-idx3-ubyte
label-range | train-labels-idx1-ubyte: label 10 of row 1 is not in 0..9
empty-idx   | train-images-idx3-ubyte: is cut short: its data ends early
""")
  void imageFiles_areToldApart(String files, String line) {
    List<String> lines =
        lines("mnist", "mlp", new DataFolders(Optional.of(folder.resolve(files)), folder));

    assertThat(lines).containsExactly(here("DIR/" + files + "/" + line));
  }

  /** Options of a table, and what is wrong with it. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
name: csv, file: text.csv           | text.csv:3:1: 'tall' in column 'a' is not a number; mend it, write columns: {a: text}, or drop the column
name: csv, file: missing.csv        | missing.csv:3:3: the value of column 'b' is missing; write missing: mean, median, most_frequent or indicator, drop the column, or fill it in
name: csv, file: missing-label.csv  | missing-label.csv:2:5: the value of column 'c' is missing; fill it in, or leave the row out
name: csv, file: ragged.csv         | ragged.csv:3:1: has 2 fields, the first line 3
name: csv, file: one-class.csv      | one-class.csv: column 'c' has one class only, 'x': there is nothing to learn
name: csv, file: empty.csv          | empty.csv: is empty
name: csv, file: header.csv         | header.csv: has columns, but no rows
name: csv, file: absent.csv         | no file absent.csv (looked for CWD/absent.csv, DIR/absent.csv, DIR/data/absent.csv)
name: csv, file: folder             | folder: is a folder, not a file
name: csv, file: latin1.csv         | latin1.csv: is not UTF-8 text
name: csv, file: cut.csv.gz         | cut.csv.gz: is cut short or not gzipped
name: csv, file: good.csv, label: d | good.csv: has no column 'd'; it has a, b, c
name: csv, file: twice.csv          | twice.csv: has two columns 'a'; rename one
name: csv, file: nan.csv            | nan.csv:2:1: the value of column 'a' is missing; write missing: mean, median, most_frequent or indicator, drop the column, or fill it in
name: csv, file: inf.csv            | inf.csv:2:3: '-inf' in column 'b' is not a number; mend it, write columns: {b: text}, or drop the column
name: csv, file: large.csv          | large.csv:2:3: 1e99 in column 'b' is too large; at most 3.4e38 can be read
name: csv, file: good.csv, split: [0.98, 0.01, 0.01] | 20 examples are too few: each of training, validation and test needs one
name: csv, file: good.csv, limit: 13                 | limit 13 is more than the 12 training examples; leave it out
name: csv, file: good.csv, task: regression          | good.csv:2:5: 'x' in column 'c' is not a number
name: csv, file: good.csv, test: absent.csv          | no file absent.csv (looked for CWD/absent.csv, DIR/absent.csv, DIR/data/absent.csv)
name: csv, file: good.csv, test: four.csv            | four.csv: has a column 'd', which good.csv has not
name: csv, file: good.csv, test: good.csv            | test 'good.csv' is given as another part too
name: parquet, file: null.parquet   | null.parquet: row 2 of 3: the value of column 'x' is missing; write missing: mean, median, most_frequent or indicator, drop the column, or fill it in
name: parquet, file: nan.parquet    | nan.parquet: row 3 of 3: the value of column 'x' is missing; write missing: mean, median, most_frequent or indicator, drop the column, or fill it in
name: parquet, file: nested.parquet | nested.parquet: column 'x' is nested; only flat columns can be read
name: parquet, file: texts.parquet  | texts.parquet: has columns, but no rows
name: parquet, file: points, label: z | points: has no column 'z'; it has x, y, kind
name: parquet, file: good.csv       | good.csv: is not a parquet file, or cut short
name: parquet, file: cut.parquet    | cut.parquet: is not a parquet file, or cut short
name: parquet, file: folder         | folder: is a folder without part files
name: parquet, file: absent         | no file absent (looked for CWD/absent, DIR/absent, DIR/data/absent)
""")
  void tables_areToldApart(String options, String line) {
    assertThat(lines("{" + options + "}", "mlp", folders())).containsExactly(here(line));
  }

  /** A data set, a network that does not go with it, and why. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
digits | gap.json       | gap.json: placeholder ${width} has no parameter
digits | text.json      | text.json: line 1, column 5: Unrecognized token 'this': was expecting (JSON String, Number, Array, Object or token 'null', 'true' or 'false')
digits | empty.json     | empty.json: is neither a MultiLayerConfiguration (no "confs") nor a ComputationGraphConfiguration (no "vertices") as DL4J writes them
digits | layer.json     | layer.json: line 10, column 18: Could not resolve type id 'org.deeplearning4j.nn.conf.layers.DanceLayer' as a subtype of `org.deeplearning4j.nn.conf.layers.Layer`: no such class found
digits | half.json      | half.json: line 51, column 32: Unexpected end-of-input: was expecting closing quote for a string value
digits | wide.json      | wide.json takes 4 values, but an example has 64
{name: csv, file: four.csv} | inner.json | inner.json: its layer 2 takes 5 values, but gets 3
{name: csv, file: four.csv} | graph.json | graph.json: its layer 'out' takes 5 values, but gets 3
digits | none.json      | DIR/none.json: no such file
digits | folder.json    | DIR/folder.json: is a folder, not a file
{name: csv, file: good.csv} | wide.json | wide.json takes 4 values, but an example has 2
{name: csv, file: good.csv} | cnn | network 'cnn' needs images, but an example is 2 values without height and width; use mlp
digits | {name: cnn, kernel: 9} | kernel 9 is larger than the 8×8 image that convolution 1 gets
digits | com.example.None | no class com.example.None on the class path; name its jar with --jars
digits | java.lang.String | class java.lang.String does not implement dev.sweepline.worker.network.UserNetwork
digits | dev.sweepline.worker.network.UserNetwork | class dev.sweepline.worker.network.UserNetwork is abstract; name a class that can be made
""")
  void networks_areToldApart(String dataset, String network, String line) {
    assertThat(lines(dataset, network, folders())).containsExactly(here(line));
  }

  /** A network of which some assignments cannot be, one of each kind, and what those trials say. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          cnn      | kernel | 3  | 9 | kernel 9 is larger than the 8×8 image that convolution 1 gets
          two.json | width  | 64 | 4 | two.json takes 4 values, but an example has 64
          """)
  void assignments_failAlone(String network, String name, long fine, long bad, String line) {
    Sweep sweep = sweep("digits", network, "%s: {values: [%d, %d]}".formatted(name, bad, fine));
    TrialRunner runner =
        new TrialRunner(folders(), UserCode.of(folder, ""), InstantSource.system());

    assertThat(complaints(sweep, folders())).isEmpty();
    assertThat(end(runner, sweep, name, fine)).isEqualTo(new Completed());
    assertThat(end(runner, sweep, name, bad))
        .isInstanceOfSatisfying(
            Failed.class,
            failed -> {
              assertThat(failed.kind()).isEqualTo(FailureKind.INVALID);
              assertThat(failed.reason()).isEqualTo(line);
            });
  }

  private static TrialEnd end(TrialRunner runner, Sweep sweep, String name, long value) {
    TrialSpec spec =
        TestSpecs.spec(new TrialId("partly", 0))
            .parameters(Map.of(name, value))
            .seed(1)
            .budget(sweep.training().budget())
            .dataset(sweep.training().dataset().orElseThrow())
            .network(sweep.training().network().orElseThrow())
            .build();
    return runner.run(spec, new Trials.Recorder()).end();
  }

  private static List<String> lines(String dataset, String network, DataFolders folders) {
    return complaints(sweep(dataset, network, "batch_size: {value: 8}"), folders);
  }

  private static Sweep sweep(String dataset, String network, String parameters) {
    String text =
        """
        method: random
        run_cap: 1
        dataset: %s
        network: %s
        metric: {name: val_loss, goal: minimize}
        budget: {epochs: 1}
        parameters: {%s}
        """
            .formatted(dataset, network, parameters);
    ParsedSweep reading = SweepFile.read("broken.yaml", text);
    return reading.sweep().orElseThrow(() -> new AssertionError(reading.errors()));
  }

  private static List<String> complaints(Sweep sweep, DataFolders folders) {
    NetworkFamilies families = new NetworkFamilies(UserCode.of(folder, ""));
    List<Problem> complaints = new ArrayList<>(SweepValidator.check(sweep, families));
    SweepValidator.absent(sweep, folders, families).ifPresent(complaints::add);
    return complaints.stream().map(Problem::message).toList();
  }

  private static DataFolders folders() {
    return new DataFolders(Optional.of(folder), folder);
  }

  private static String here(String line) {
    return line.replace("DIR", folder.toString())
        .replace("CWD", Path.of("").toAbsolutePath().toString());
  }
}
