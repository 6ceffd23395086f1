package dev.sweepline.sweep.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Goal;
import dev.sweepline.sweep.Objective;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.TrialEnded;
import dev.sweepline.sweep.event.SweepEvent.TrialMarked;
import dev.sweepline.sweep.event.SweepEvent.TrialMeasured;
import dev.sweepline.sweep.event.SweepEvent.TrialStarted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.kit.TestSubmissions;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.Measurement;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialReport;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TrialTableTest {
  private SweepHistory history;

  /** A parameter is called as a column is, a metric as a parameter is. */
  @BeforeEach
  void run() {
    history =
        new SweepHistory(
            TestSubmissions.submission("s")
                .objective(new Objective("loss", Goal.MINIMIZE))
                .parameters(
                    List.of(
                        new ParameterColumn("epoch", "int_uniform", "1..9"),
                        new ParameterColumn("lr", "uniform", "0.0..1.0")))
                .build());
    start(0, Map.of("epoch", 3L, "lr", 0.1));
    measure(0, 1, Map.of("loss", 0.25, "lr", 0.05));
    measure(0, 2, Map.of("loss", Double.POSITIVE_INFINITY, "lr", Double.NaN));
    measure(0, 3, Map.of("loss", 0.5));
    history.apply(
        new TrialEnded(
            new TrialId("s", 0),
            0,
            1,
            2510,
            new TrialReport(new Completed(), 3, Map.of("test_loss", 0.75))));
    start(1, Map.of("epoch", 4L));
  }

  private void start(int trial, Map<String, Object> parameters) {
    history.apply(
        new TrialStarted(
            new TrialId("s", trial), 0, 1, 10, parameters, Budget.epochs(3), "driver/0"));
  }

  private void measure(int trial, int epoch, Map<String, Double> metrics) {
    history.apply(
        new TrialMeasured(
            new TrialId("s", trial), 0, 1, 20, epoch, new Measurement(epoch, epoch, metrics)));
  }

  @Test
  void columns_areNeverTwoOfAName() {
    assertThat(TrialTable.of(history).columns())
        .extracting(TableColumn::name)
        .doesNotHaveDuplicates()
        .contains("epoch", "p.epoch", "lr", "m.lr", "loss", "best.loss", "last.lr", "test_loss")
        .doesNotContain("last.test_loss");
  }

  @Test
  void row_hasWhatTheBoardShowsBestAndLast() {
    Map<String, Optional<Object>> row = row(0);

    assertThat(row)
        .containsEntry("epoch", Optional.of(3L))
        .containsEntry("p.epoch", Optional.of(3L))
        .containsEntry("loss", Optional.of(0.5))
        .containsEntry("best.loss", Optional.of(0.25))
        .containsEntry("test_loss", Optional.of(0.75))
        .containsEntry("wall_seconds", Optional.of(2.5))
        .containsEntry("m.lr", Optional.empty());
    assertThat((Double) row.get("last.lr").orElseThrow()).isNaN();
    assertThat(row(1))
        .containsEntry("lr", Optional.empty())
        .containsEntry("loss", Optional.empty());
  }

  @Test
  void row_hasWhatPeopleSay() {
    history.apply(
        new TrialMarked(
            "s",
            40,
            0,
            "ann",
            Optional.of(true),
            Optional.of("a \"good\"\none"),
            Optional.of(List.of("x", "y z"))));

    TrialTable table = TrialTable.of(history);
    assertThat(table.columns().stream().map(TableColumn::name).toList())
        .contains("starred", "tags", "note");
    assertThat(row(0))
        .containsEntry("starred", Optional.of(true))
        .containsEntry("tags", Optional.of("x,y z"))
        .containsEntry("note", Optional.of("a \"good\"\none"));
    assertThat(TableText.line(table.columns(), table.rows().findFirst().orElseThrow()))
        .contains("true,\"x,y z\",\"a \"\"good\"\"\none\",1970-01-01T00:00:00.010Z");
  }

  @Test
  void text_tellsNaNAndInfinityFromNothing() {
    SweepTable table = new MeasurementTable(history);
    List<String> lines = table.rows().map(row -> TableText.line(table.columns(), row)).toList();

    assertThat(TableText.head(table)).isEqualTo("trial,attempt,epoch,step,loss,lr\r\n");
    assertThat(lines)
        .containsExactly("0,1,1,1,0.25,0.05\r\n", "0,1,2,2,Infinity,NaN\r\n", "0,1,3,3,0.5,\r\n");
  }

  @Test
  void type_isTheNarrowestThatHoldsAllValues() {
    assertThat(ColumnType.of(1L).with(ColumnType.of(2.5))).isEqualTo(ColumnType.REAL);
    assertThat(ColumnType.of(true).with(ColumnType.of(1L))).isEqualTo(ColumnType.TEXT);
    assertThat(ColumnType.of(List.of(1L))).isEqualTo(ColumnType.TEXT);
    assertThat(TableText.text(List.of(1L, "a"))).isEqualTo("[1,\"a\"]");
  }

  private Map<String, Optional<Object>> row(int at) {
    TrialTable table = TrialTable.of(history);
    List<Optional<Object>> row = table.rows().toList().get(at);
    List<TableColumn> columns = table.columns();
    return IntStream.range(0, row.size())
        .boxed()
        .collect(Collectors.toMap(i -> columns.get(i).name(), row::get));
  }
}
