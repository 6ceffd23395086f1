package dev.sweepline.worker.program.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.program.ReportFormat;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportReaderTest {
  private static final ReportReader LINES = new ReportReader(ReportFormat.JSON_LINES, "val_loss");

  private static Map<String, Double> metrics(ReportReader reader, String line) {
    return reader.line(line).map(ProgramReport::metrics).orElse(Map.of());
  }

  @Test
  void object_isAReport() {
    assertThat(LINES.line("{\"epoch\": 3, \"step\": 40, \"val_loss\": 0.21, \"note\": \"x\"}"))
        .contains(
            new ProgramReport(
                OptionalDouble.of(3), OptionalDouble.of(40), Map.of("val_loss", 0.21)));
  }

  @Test
  void objectsWithin_becomePaths() {
    assertThat(
            metrics(
                LINES,
                "{\"eval\": {\"top-1 acc\": 0.5, \"b\": {\"c\": 1}}, \"l\": [1], \"t\": true}"))
        .isEqualTo(Map.of("eval/top-1 acc", 0.5, "eval/b/c", 1.0));
  }

  @Test
  void pythonsWordsForNoNumbers_areAccepted() {
    assertThat(metrics(LINES, "{\"a\": NaN, \"b\": Infinity, \"c\": -Infinity}"))
        .isEqualTo(
            Map.of("a", Double.NaN, "b", Double.POSITIVE_INFINITY, "c", Double.NEGATIVE_INFINITY));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "epoch 3: loss 0.2",
        "{\"epoch\": 3, \"val_loss\":",
        "{\"epoch\": 3}",
        "{\"name\": \"x\"}",
        "{'val_loss': 0.2}",
        "[1, 2]",
        "{}",
        "0.5"
      })
  void anyOtherLine_isNone(String line) {
    assertThat(LINES.line(line)).isEmpty();
  }

  @Test
  void prefix_marksReports() {
    ReportReader reader = new ReportReader(new ReportFormat("metrics: ", ""), "val_loss");

    assertThat(metrics(reader, "metrics: {\"a\": 1}")).isEqualTo(Map.of("a", 1.0));
    assertThat(reader.line("{\"a\": 1}")).isEmpty();
  }

  @Test
  void pattern_findsNamesAndValues() {
    ReportReader reader =
        new ReportReader(new ReportFormat("", "([\\w-]+)=([-+.\\deE]+|nan)"), "val_loss");

    assertThat(metrics(reader, "epoch=2 val-loss=1e-3, acc=nan x=- done"))
        .isEqualTo(Map.of("val-loss", 1e-3, "acc", Double.NaN));
    assertThat(reader.line("epoch=2").map(ProgramReport::epoch)).isEqualTo(Optional.empty());
  }

  @Test
  void patternOfOneGroup_findsTheObjective() {
    ReportReader reader = new ReportReader(new ReportFormat("", "loss: ([.\\d]+)"), "val_loss");

    assertThat(metrics(reader, "loss: 0.25")).isEqualTo(Map.of("val_loss", 0.25));
  }

  @Test
  void axis_countsEpochsFromOneAndReportsWhereNothingIsSaid() {
    ReportAxis fromNone = new ReportAxis();
    assertThat(fromNone.next(ProgramReport.of(Map.of("a", 1.0))).epoch()).isEqualTo(1);
    assertThat(fromNone.next(ProgramReport.of(Map.of("a", 1.0))).step()).isEqualTo(2);

    ReportAxis fromZero = new ReportAxis();
    assertThat(fromZero.next(ProgramReport.of(Map.of("a", 1.0, "epoch", 0.0))).epoch())
        .isEqualTo(1);
    assertThat(fromZero.next(ProgramReport.of(Map.of("a", 1.0, "epoch", 1.0))).epoch())
        .isEqualTo(2);

    ReportAxis parts = new ReportAxis();
    assertThat(parts.next(ProgramReport.of(Map.of("a", 1.0, "epoch", 0.25))).epoch()).isEqualTo(1);
    assertThat(parts.next(ProgramReport.of(Map.of("a", 1.0, "epoch", 1.5, "_step", 900.0))))
        .satisfies(
            measured -> {
              assertThat(measured.epoch()).isEqualTo(2);
              assertThat(measured.step()).isEqualTo(900);
            });
  }

  @Test
  void axis_keepsTheEpochThatWasSaidLast() {
    ReportAxis axis = new ReportAxis();

    assertThat(
            Stream.of(
                    Map.of("a", 1.0, "epoch", 0.0, "step", 100.0),
                    Map.of("b", 1.0),
                    Map.of("a", 1.0, "epoch", 1.0, "step", 200.0),
                    Map.of("test", 1.0))
                .map(row -> axis.next(ProgramReport.of(row)))
                .map(measured -> measured.epoch() + " " + measured.step()))
        .containsExactly("1 100", "1 100", "2 200", "2 200");
  }
}
