package dev.sweepline.driver.sampler.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.sweep.parameter.IntUniform;
import dev.sweepline.sweep.parameter.LogUniform;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.parameter.QLogUniform;
import dev.sweepline.sweep.parameter.QUniform;
import dev.sweepline.sweep.parameter.Uniform;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.value.Extent.Interval;
import dev.sweepline.sweep.value.Extent.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What holds for every window, tried on random chains of them. */
class WindowRulePropertyTest {
  private static final int CHAINS = 3000;
  private static final int STAGES = 8;
  private static final double ROUNDING = 1e-9;

  private final Random random = new Random(20260807);

  private Parameter parameter() {
    double low = Math.exp(8 * random.nextDouble() - 5);
    double high = low * (1 + Math.exp(8 * random.nextDouble() - 3));
    long from = random.nextInt(50) - 20L;
    return switch (random.nextInt(5)) {
      case 0 -> new Uniform(-low, high);
      case 1 -> new LogUniform(low, high);
      case 2 -> new IntUniform(from, from + random.nextInt(60));
      case 3 -> new QUniform(low, high, (high - low) / 20);
      default -> new QLogUniform(low, high, low);
    };
  }

  private WindowRule windows(boolean extend) {
    return new WindowRule(0.49 * random.nextDouble(), 0.1 + 0.9 * random.nextDouble(), extend);
  }

  private List<Object> draws(Parameter parameter, Interval window) {
    List<Object> draws = new ArrayList<>();
    for (int i = 0; i <= random.nextInt(4); i++) {
      draws.add(parameter.over(window).quantile(new Address(random.nextLong()).openUnit()));
    }
    return draws;
  }

  private static double width(Interval window) {
    return window.scale().to(window.high()) - window.scale().to(window.low());
  }

  private static double clamped(Object value, Interval window) {
    return Math.max(window.low(), Math.min(window.high(), ((Number) value).doubleValue()));
  }

  private interface Law {
    void check(Parameter parameter, Interval window, List<Object> best, Interval next);
  }

  private void everyChain(boolean extend, Law law) {
    for (int chain = 0; chain < CHAINS; chain++) {
      Parameter parameter = parameter();
      WindowRule windows = windows(extend);
      Interval window = (Interval) parameter.extent().orElseThrow();
      for (int stage = 0; stage < STAGES; stage++) {
        List<Object> best = draws(parameter, window);
        Interval next = (Interval) windows.next(parameter, window, best);
        law.check(parameter, window, best, next);
        window = next;
      }
    }
  }

  @Test
  void next_neverLeavesTheDeclaredBoundsWithoutExtend() {
    everyChain(
        false,
        (parameter, window, best, next) -> {
          Interval declared = (Interval) parameter.extent().orElseThrow();
          assertThat(next.low()).isGreaterThanOrEqualTo(declared.low());
          assertThat(next.high()).isLessThanOrEqualTo(declared.high());
        });
  }

  @Test
  void next_neverGrows() {
    Law law =
        (parameter, window, best, next) ->
            assertThat(width(next))
                .isLessThanOrEqualTo(width(window) + ROUNDING * (1 + width(window)));
    everyChain(false, law);
    everyChain(true, law);
  }

  @Test
  void next_containsAllOfTheTop() {
    Law law =
        (parameter, window, best, next) ->
            assertThat(best)
                .allSatisfy(
                    value -> assertThat(clamped(value, window)).isBetween(next.low(), next.high()));
    everyChain(false, law);
    everyChain(true, law);
  }

  @Test
  void next_keepsIntegersWhole() {
    Law law =
        (parameter, window, best, next) -> {
          if (parameter instanceof IntUniform) {
            assertThat(next.low()).isEqualTo(Math.rint(next.low()));
            assertThat(next.high()).isEqualTo(Math.rint(next.high()));
          }
        };
    everyChain(false, law);
    everyChain(true, law);
  }

  @Test
  void next_isSymmetricInItsOwnScale() {
    for (int chain = 0; chain < CHAINS; chain++) {
      double reach = 1 + 10 * random.nextDouble();
      Parameter parameter = new LogUniform(Math.exp(-reach), Math.exp(reach));
      WindowRule windows = windows(random.nextBoolean());
      double low = -reach * random.nextDouble();
      double high = reach * random.nextDouble();
      double best = low + (high - low) * random.nextDouble();

      Interval one = next(windows, parameter, low, high, best);
      Interval mirrored = next(windows, parameter, -high, -low, -best);

      assertThat(Math.log(mirrored.low())).isCloseTo(-Math.log(one.high()), within(ROUNDING));
      assertThat(Math.log(mirrored.high())).isCloseTo(-Math.log(one.low()), within(ROUNDING));
    }
  }

  private static Interval next(
      WindowRule windows, Parameter parameter, double low, double high, double best) {
    Interval window = new Interval(Math.exp(low), Math.exp(high), Scale.LOG);
    return (Interval) windows.next(parameter, window, List.of(Math.exp(best)));
  }

  @Test
  void next_getsFinerAroundAnyOptimum() {
    for (int chain = 0; chain < CHAINS; chain++) {
      Parameter parameter = new Uniform(0, 1);
      double optimum = chain % 3 == 0 ? Math.rint(random.nextDouble()) : random.nextDouble();
      WindowRule windows = new WindowRule(0.1, 0.5, false);
      Interval window = (Interval) parameter.extent().orElseThrow();
      for (int stage = 0; stage < 20; stage++) {
        window = (Interval) windows.next(parameter, window, List.of(clamped(optimum, window)));
      }
      assertThat(optimum).isBetween(window.low(), window.high());
      assertThat(width(window)).isLessThan(1e-5);
    }
  }
}
