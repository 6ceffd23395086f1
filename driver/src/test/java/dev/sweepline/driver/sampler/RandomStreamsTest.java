package dev.sweepline.driver.sampler;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class RandomStreamsTest {
  private static final int DRAWS = 100_000;
  private static final int BINS = 100;

  /** With 99 degrees of freedom chi-square exceeds this once in 10^5 tables of true noise. */
  private static final double CHI_SQUARE_LIMIT = 170;

  @Test
  void draw_isUniformOverTrialsParametersAndSeeds() {
    assertUniform(i -> RandomStreams.draw(1, i, "learning_rate"));
    assertUniform(i -> RandomStreams.draw(1, 0, "p" + i));
    assertUniform(i -> RandomStreams.draw(i, 0, "learning_rate"));
    assertUniform(i -> RandomStreams.draw(-i, i, "x"));
    assertUniform(i -> RandomStreams.draw((long) i << 32, 3, "x"));
  }

  private static void assertUniform(IntToDoubleFunction draw) {
    int[] counts = new int[BINS];
    for (int i = 0; i < DRAWS; i++) {
      counts[(int) (draw.applyAsDouble(i) * BINS)]++;
    }
    double expected = (double) DRAWS / BINS;
    double chiSquare = 0;
    for (int count : counts) {
      chiSquare += (count - expected) * (count - expected) / expected;
    }
    assertThat(chiSquare).isBetween(45.0, CHI_SQUARE_LIMIT);
  }

  @Test
  void draw_doesNotRelateNeighbours() {
    assertUnrelated(i -> RandomStreams.draw(1, i, "x"), i -> RandomStreams.draw(2, i, "x"));
    assertUnrelated(i -> RandomStreams.draw(1, i, "x"), i -> RandomStreams.draw(1, i + 1, "x"));
    assertUnrelated(i -> RandomStreams.draw(1, i, "x1"), i -> RandomStreams.draw(1, i, "x2"));
    assertUnrelated(i -> RandomStreams.draw(1, i, "a"), i -> RandomStreams.draw(1, i, "aa"));
    assertUnrelated(i -> RandomStreams.draw(i, 7, "x"), i -> RandomStreams.draw(7, i, "x"));
  }

  /** The correlation of true noise has standard deviation 1/sqrt(n); five of them are allowed. */
  private static void assertUnrelated(IntToDoubleFunction one, IntToDoubleFunction other) {
    double sum = 0;
    for (int i = 0; i < DRAWS; i++) {
      sum += (one.applyAsDouble(i) - 0.5) * (other.applyAsDouble(i) - 0.5);
    }
    double correlation = sum / DRAWS * 12;
    assertThat(correlation).isBetween(-5 / Math.sqrt(DRAWS), 5 / Math.sqrt(DRAWS));
  }

  @Test
  void draw_dependsOnNothingButItsAddress() {
    double draw = RandomStreams.draw(42, 3, "learning_rate");

    assertThat(RandomStreams.draw(42, 3, "learning_rate")).isEqualTo(draw);
    assertThat(RandomStreams.draw(43, 3, "learning_rate")).isNotEqualTo(draw);
    assertThat(RandomStreams.draw(42, 4, "learning_rate")).isNotEqualTo(draw);
    assertThat(RandomStreams.draw(42, 3, "learning_rat")).isNotEqualTo(draw);
  }

  @Test
  void draw_staysWhatItWas() {
    // Changing the hash would change every seeded sweep: these are the values of version 0.1.
    assertThat(RandomStreams.draw(0, 0, "")).isEqualTo(0.13870941014555427);
    assertThat(RandomStreams.draw(42, 3, "learning_rate")).isEqualTo(0.0016541795318666397);
  }

  @Test
  void openUnit_excludesBothEnds() {
    assertThat(RandomStreams.openUnit(0)).isPositive();
    assertThat(RandomStreams.openUnit(-1)).isLessThan(1);
  }
}
