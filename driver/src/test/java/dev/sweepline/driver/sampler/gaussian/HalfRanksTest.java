package dev.sweepline.driver.sampler.gaussian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class HalfRanksTest {
  @Test
  void of_keepsTheOrderAndTheBetterHalfsShape() {
    double[] out = HalfRanks.of(new double[] {1, 2, 4, 7, 1000, 8, 9});

    assertThat(out[0]).isLessThan(out[1]);
    assertThat((out[2] - out[1]) / (out[1] - out[0])).isCloseTo(2, within(1e-9));
    assertThat(out[5]).isLessThan(out[6]);
    assertThat(out[6]).isLessThan(out[4]);
    assertThat(Arrays.stream(out).sum()).isCloseTo(0, within(1e-9));
    assertThat(Arrays.stream(out).map(x -> x * x).sum() / 7).isCloseTo(1, within(1e-9));
  }

  @Test
  void of_doesNotSeeHowBadTheWorstIs() {
    assertThat(HalfRanks.of(new double[] {1, 2, 3, 4, 50}))
        .isEqualTo(HalfRanks.of(new double[] {1, 2, 3, 4, 5e9}));
  }

  @Test
  void of_isFlatWhereAllIsEqual() {
    assertThat(HalfRanks.of(new double[] {3, 3, 3})).containsOnly(-0.0);
    assertThat(HalfRanks.of(new double[] {3})).containsOnly(-0.0);
    assertThat(HalfRanks.of(new double[] {3, 3, 3, 5})).doesNotContain(Double.NaN).isSorted();
  }
}
