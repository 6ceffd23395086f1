package dev.sweepline.dashboard.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.analysis.CurveBands.Point;
import java.util.List;
import org.junit.jupiter.api.Test;

class CurveBandsTest {
  @Test
  void points_areQuantilesOfWhatWasMeasured() {
    CurveBands bands = new CurveBands();
    for (int i = 100; i >= 0; i--) {
      bands.add(2, i);
    }
    bands.add(1, 7);
    bands.add(1, Double.NaN);

    assertThat(bands.points())
        .containsExactly(
            new Point(1, 1, List.of(7.0, 7.0, 7.0, 7.0, 7.0)),
            new Point(2, 101, List.of(5.0, 25.0, 50.0, 75.0, 95.0)));
  }

  @Test
  void points_ofManyEpochsAreSomeWithTheLast() {
    CurveBands bands = new CurveBands();
    for (int epoch = 1; epoch <= 5000; epoch++) {
      bands.add(epoch, epoch);
    }

    assertThat(bands.points()).hasSizeBetween(300, 402);
    assertThat(bands.points().get(bands.points().size() - 1).epoch()).isEqualTo(5000);
  }
}
