package dev.sweepline.driver.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.sweepline.driver.backtest.Backtest.Settings;
import dev.sweepline.driver.backtest.table.ColumnRequest;
import dev.sweepline.driver.backtest.table.MeasuredTable;
import dev.sweepline.driver.backtest.table.SpaceFit;
import dev.sweepline.driver.backtest.table.TableReader;
import dev.sweepline.driver.input.Submissions;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {
  private static final String FILE =
      """
      method: random
      metric: {name: loss, goal: minimize}
      parameters:
        x: {values: [0, 1, 2, 3, 4, 5, 6, 7]}
        y: {values: [a, b]}
      """;

  @TempDir private Path folder;

  @Test
  void wholeTable_endsAtItsBestWithoutRegret() throws Exception {
    List<RunResult> runs = run(FILE, table(), new Settings(100, 5, 1, 1), "random,grid");

    assertThat(runs)
        .hasSize(10)
        .allSatisfy(
            run -> {
              assertThat(run.trials()).isEqualTo(16);
              assertThat(run.finalBest()).isEqualTo(3.0);
              assertThat(run.finalRegret()).isZero();
              assertThat(run.nearest()).isZero();
              assertThat(run.totalEpochs()).isEqualTo(16 * 3);
              assertThat(run.best()).isSortedAccordingTo((a, b) -> Double.compare(b, a));
            });
    assertThat(runs.get(0).best()).isNotEqualTo(runs.get(1).best());
  }

  @Test
  void threadsAndOrder_changeNothing() throws Exception {
    List<RunResult> one = run(FILE, table(), new Settings(9, 6, 3, 1), "random,sobol");
    List<RunResult> four = run(FILE, table(), new Settings(9, 6, 3, 4), "sobol,random");

    assertThat(four.subList(6, 12)).isEqualTo(one.subList(0, 6));
    assertThat(four.subList(0, 6)).isEqualTo(one.subList(6, 12));
  }

  @Test
  void stoppingRule_savesEpochs() throws Exception {
    List<RunResult> runs =
        run(FILE, table(), new Settings(16, 4, 2, 1), "none,random+hyperband:min_iter=1:eta=2");

    assertThat(runs.subList(0, 4)).extracting(RunResult::totalEpochs).containsOnly(48.0);
    assertThat(runs.subList(4, 8))
        .allSatisfy(
            run -> {
              assertThat(run.trials()).isEqualTo(16);
              assertThat(run.totalEpochs()).isBetween(16.0, 45.0);
              assertThat(run.finalBest()).isEqualTo(3.0);
            });
  }

  @Test
  void budgetOfTheFile_endsTrialsSooner() throws Exception {
    List<RunResult> runs =
        run(FILE + "budget: {epochs: 2}\n", table(), new Settings(16, 1, 1, 1), "random");

    assertThat(runs.get(0).totalEpochs()).isEqualTo(32);
    assertThat(runs.get(0).finalBest()).isEqualTo(4.0);
  }

  @Test
  void valueBetweenRows_meetsTheNearest() throws Exception {
    String file = FILE.replace("{values: [0, 1, 2, 3, 4, 5, 6, 7]}", "{min: 2.6, max: 3.4}");

    List<RunResult> runs = run(file, table(), new Settings(10, 1, 1, 1), "random");

    assertThat(runs.get(0).nearest()).isEqualTo(10);
    assertThat(runs.get(0).finalBest()).isEqualTo(3.0);
  }

  @Test
  void divergedTrials_countAndAreNeverBest() throws Exception {
    String table = "x,y,loss\n0,a,nan\n0,b,nan\n1,a,7\n1,b,nan\n";
    String file = FILE.replace("[0, 1, 2, 3, 4, 5, 6, 7]", "[0, 1]");

    List<RunResult> runs = run(file, table, new Settings(4, 3, 1, 1), "random");

    assertThat(runs)
        .allSatisfy(
            run -> {
              assertThat(run.trials()).isEqualTo(4);
              assertThat(run.finalBest()).isEqualTo(7);
            });
    assertThat(runs.stream().flatMap(run -> run.best().stream())).contains(Double.NaN);
  }

  @Test
  void replicates_areDrawnByTrialAndRegretIsOfTheirMean() throws Exception {
    String table = "x,y,loss_0,loss_1\n0,a,1,9\n0,b,4,4\n";
    String file = FILE.replace("[0, 1, 2, 3, 4, 5, 6, 7]", "[0]");

    List<RunResult> runs = run(file, table, new Settings(2, 40, 1, 1), "random");

    assertThat(runs).extracting(RunResult::finalBest).contains(1.0, 4.0);
    assertThat(runs)
        .allSatisfy(
            run -> assertThat(run.finalRegret()).isEqualTo(run.finalBest() == 1.0 ? 1.0 : 0.0));
  }

  @Test
  void coarseToFine_opensItsStages() throws Exception {
    List<RunResult> runs =
        run(
            FILE,
            table(),
            new Settings(12, 3, 2, 1),
            "coarse_to_fine:stages=[{trials: 6}, {trials: 6}]");

    assertThat(runs).extracting(RunResult::trials).containsOnly(12);
  }

  @Test
  void methodThatDoesNotGoWithTheFile_isToldBeforeAnythingRuns() {
    String file = FILE.replace("{values: [0, 1, 2, 3, 4, 5, 6, 7]}", "{min: 0.0, max: 7.0}");

    assertThatThrownBy(() -> run(file, table(), new Settings(4, 1, 1, 1), "random,grid"))
        .isInstanceOf(UserException.class)
        .hasMessageStartingWith("--methods grid: a grid cannot list parameter 'x'");
  }

  @Test
  void fileThatDoesNotFit_isToldWithItsPlace() {
    Settings once = new Settings(1, 1, 1, 1);

    assertThatThrownBy(() -> run(FILE.replace("x:", "z:"), table(), once, "random"))
        .isInstanceOf(UserException.class)
        .hasMessage("f.yaml:4:3: t.csv has no column 'z'; parameters are called as its columns");
    assertThatThrownBy(() -> run(FILE.replace("[a, b]", "[c, d]"), table(), once, "random"))
        .isInstanceOf(UserException.class)
        .hasMessage("f.yaml:5:3: t.csv has no row for y c | d");
  }

  /** Three reports a row; 3.0 is the best end, at x 3 and y a. */
  private static String table() {
    StringBuilder text = new StringBuilder("x,y,loss_1,loss_2,loss_3\n");
    for (int x = 0; x < 8; x++) {
      for (String y : List.of("a", "b")) {
        double end = 3 + Math.abs(x - 3) + (y.equals("b") ? 0.5 : 0);
        text.append(String.format(Locale.ROOT, "%d,%s,%s,%s,%s%n", x, y, end + 5, end + 1, end));
      }
    }
    return text.toString();
  }

  private List<RunResult> run(String file, String table, Settings settings, String methods)
      throws IOException, InterruptedException {
    ParsedSweep read = SweepFile.read("f.yaml", file);
    boolean curve = table.contains("loss_3");
    ColumnRequest request =
        new ColumnRequest(
            Optional.empty(),
            curve ? Optional.of("loss_*") : Optional.empty(),
            Optional.empty(),
            "loss");
    Path csv = Files.writeString(folder.resolve("t.csv"), table);
    List<String> columns = SpaceFit.columns(read.sweep().orElseThrow().space());
    MeasuredTable measured = SpaceFit.of(TableReader.read(csv, "t.csv", columns, request), read);
    return new Backtest(read, measured, settings, Submissions::unsaved)
        .run(MethodChoice.list(methods)).stream()
            .flatMap(method -> method.runs().stream())
            .toList();
  }
}
