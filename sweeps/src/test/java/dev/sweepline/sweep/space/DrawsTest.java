package dev.sweepline.sweep.space;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.parameter.Beta;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Counted;
import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogNormal;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Normal;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Quantized;
import dev.sweepline.sweep.parameter.Stepped;
import dev.sweepline.sweep.parameter.Uniform;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Draws of every kind against the kind's own quantiles. */
class DrawsTest {
  private static final int DRAWS = 2000;

  private static final Map<String, Parameter> KINDS = new LinkedHashMap<>();

  static {
    List<Parameter> kinds =
        List.of(
            new IntUniform(1, 6),
            new Uniform(-1, 1),
            new LogUniform(1e-5, 0.1),
            new QUniform(0L, 10L, 2L),
            new QLogUniform(8, 256, 8L),
            new Normal(2, 4),
            new LogNormal(0, 1),
            new Beta(2, 5),
            new Quantized(new Normal(4, 2), 1L),
            new Quantized(new LogNormal(2, 1), 1.0),
            new Quantized(new Beta(2, 5), 0.1),
            new Stepped(1L, 9L, 2L),
            new Counted(new Uniform(0, 1), 3),
            new Categorical(List.of(1L, 2L, 3L)),
            new Categorical(List.of(1L, 2L, 3L), List.of(0.2, 0.0, 0.8)));
    kinds.forEach(kind -> KINDS.put("p" + KINDS.size(), kind));
  }

  @Test
  void draws_haveTheQuantilesOfTheirKind() {
    Map<String, List<Double>> drawn = new LinkedHashMap<>();
    SearchSpace space = new SearchSpace(KINDS);
    for (int i = 0; i < DRAWS; i++) {
      space
          .draw(i)
          .forEach(
              (name, value) ->
                  drawn
                      .computeIfAbsent(name, n -> new ArrayList<>())
                      .add(((Number) value).doubleValue()));
    }
    KINDS.forEach(
        (name, kind) -> {
          for (double u : new double[] {0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95}) {
            double quantile = ((Number) kind.quantile(u)).doubleValue();
            double error = 4.5 * Math.sqrt(u * (1 - u) / DRAWS);
            assertThat(share(drawn.get(name), quantile, true))
                .as(kind + " up to " + quantile)
                .isGreaterThanOrEqualTo(u - error);
            assertThat(share(drawn.get(name), quantile, false))
                .as(kind + " below " + quantile)
                .isLessThanOrEqualTo(u + error);
          }
        });
  }

  @Test
  void draws_areIndependentOfEachOther() {
    SearchSpace space = new SearchSpace(Map.of("a", new Uniform(0, 1), "b", new Uniform(0, 1)));
    int[] quarters = new int[4];
    for (int i = 0; i < DRAWS; i++) {
      Map<String, Object> draw = space.draw(i);
      int left = (Double) draw.get("a") < 0.5 ? 0 : 1;
      quarters[2 * left + ((Double) draw.get("b") < 0.5 ? 0 : 1)]++;
    }
    // Each a quarter, within five standard deviations.
    assertThat(Arrays.stream(quarters)).allMatch(n -> Math.abs(n - DRAWS / 4) < 97);
  }

  private static double share(List<Double> values, double bound, boolean included) {
    return values.stream().filter(v -> v < bound || (included && v == bound)).count()
        / (double) values.size();
  }
}
