package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.search.Method.CoarseToFine;
import dev.sweepline.sweep.search.Method.Windows;
import dev.sweepline.sweep.search.Stage;
import dev.sweepline.sweep.training.Budget;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CoveringWindowsTest extends SamplerContract {
  private static final Map<String, Parameter> SQUARE =
      Map.of("x", numbers(), "y", numbers(), "z", new Categorical(List.of("a", "b", "c")));

  @Override
  Sweep sweep(long seed) {
    CoarseToFine method =
        Sweeps.stages(
            1, Sweeps.randomStage(12, 1), Sweeps.gridStage(10, 2), Sweeps.randomStage(8, 2));
    return Sweeps.coarse(method.by(Windows.COVERING), seed, RandomSamplerTest.MIXED);
  }

  @Override
  double score(Map<String, Object> point) {
    double dropout = (Double) point.get("dropout");
    return dropout > 0.45
        ? Double.NaN
        : Math.abs(dropout - 0.2) + Math.abs(Math.log10((Double) point.get("learning_rate")) + 2.5);
  }

  @Test
  void run_triesNoPointTwiceAndFindsMoreThanChance() {
    double coarse = 0;
    double random = 0;
    for (int seed = 0; seed < 20; seed++) {
      Sweep narrowing = Sweeps.coarse(method(60), seed, SQUARE);
      FakeSweep run = new FakeSweep(narrowing, 2, CoveringWindowsTest::distance).run();
      assertThat(run.points()).hasSize(60).doesNotHaveDuplicates();
      coarse += run.best();
      random +=
          new FakeSweep(Sweeps.random(60, seed, SQUARE), 2, CoveringWindowsTest::distance)
              .run()
              .best();
    }

    assertThat(coarse).isLessThan(0.5 * random);
  }

  @Test
  void windowThatWouldBeUsedUp_isWidened() {
    Map<String, Parameter> few =
        Map.of("x", new Categorical(List.of(1, 2, 3, 4, 5, 6)), "z", SQUARE.get("z"));

    FakeSweep run =
        new FakeSweep(Sweeps.coarse(method(18), 1, few), 1, CoveringWindowsTest::ofX).run();

    assertThat(run.points()).hasSize(18).doesNotHaveDuplicates();
  }

  private static CoarseToFine method(int trials) {
    return new CoarseToFine(Stage.split(trials, Budget.epochs(1)), 0.1, 0.5, 1, false)
        .by(Windows.COVERING);
  }

  private static Parameter numbers() {
    return new Categorical(IntStream.range(0, 40).<Object>mapToObj(i -> i).toList());
  }

  private static double ofX(Map<String, Object> point) {
    return (Integer) point.get("x");
  }

  private static double distance(Map<String, Object> point) {
    return Math.hypot(ofX(point) - 11, (Integer) point.get("y") - 29)
        + (point.get("z").equals("b") ? 0 : 9);
  }
}
