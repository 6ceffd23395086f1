package dev.sweepline.driver.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CurveChartTest {
  private static List<String> lines(double... values) {
    return CurveChart.of(values).orElseThrow().lines().toList();
  }

  @Test
  void risingCurve_goesFromTheLowerLeftToTheUpperRight() {
    List<String> lines = lines(IntStream.range(0, 50).mapToDouble(i -> i / 100.0).toArray());

    assertThat(lines).hasSize(9).allMatch(line -> line.length() <= 2 + 4 + 2 + 60);
    assertThat(lines.get(0)).startsWith("  0.49 ┤   ").hasSize(68);
    assertThat(lines.get(8)).startsWith("     0 ┤⣀");
    assertThat(lines.get(4).strip()).startsWith("┤   ");
  }

  @Test
  void gap_isLeftOpen() {
    List<String> lines = lines(0, 1, Double.NaN, Double.NaN, 1, 0);

    // From a fifth to four fifths of sixty characters, behind five of the label.
    assertThat(lines).allMatch(line -> line.length() < 42 || line.substring(18, 42).isBlank());
    assertThat(lines.get(8)).startsWith("  0 ┤⣠").endsWith("⢧");
  }

  @Test
  void nothingToSee_hasNoChart() {
    assertThat(CurveChart.of(new double[] {})).isEmpty();
    assertThat(CurveChart.of(new double[] {0.5, Double.NaN})).isEmpty();
    assertThat(CurveChart.of(new double[] {0.5, 0.5, 0.5})).isEmpty();
  }
}
