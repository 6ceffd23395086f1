package dev.sweepline.sweep.random;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class AddressTest {
  private static final int DRAWS = 100_000;
  private static final int BINS = 100;

  /** With 99 degrees of freedom chi-square exceeds this once in 10^5 tables of true noise. */
  private static final double CHI_SQUARE_LIMIT = 170;

  @Test
  void draw_isUniformOverTrialsParametersAndSeeds() {
    assertUniform(i -> draw(1, i, "learning_rate"));
    assertUniform(i -> draw(1, 0, "p" + i));
    assertUniform(i -> draw(i, 0, "learning_rate"));
    assertUniform(i -> draw(-i, i, "x"));
    assertUniform(i -> draw((long) i << 32, 3, "x"));
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
    assertUnrelated(i -> draw(1, i, "x"), i -> draw(2, i, "x"));
    assertUnrelated(i -> draw(1, i, "x"), i -> draw(1, i + 1, "x"));
    assertUnrelated(i -> draw(1, i, "x1"), i -> draw(1, i, "x2"));
    assertUnrelated(i -> draw(1, i, "a"), i -> draw(1, i, "aa"));
    assertUnrelated(i -> draw(i, 7, "x"), i -> draw(7, i, "x"));
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
    double draw = draw(42, 3, "learning_rate");

    assertThat(draw(42, 3, "learning_rate")).isEqualTo(draw);
    assertThat(draw(43, 3, "learning_rate")).isNotEqualTo(draw);
    assertThat(draw(42, 4, "learning_rate")).isNotEqualTo(draw);
    assertThat(draw(42, 3, "learning_rat")).isNotEqualTo(draw);
  }

  @Test
  void draw_staysWhatItWas() {
    // Changing the hash would change every seeded sweep: these are the values of version 0.1.
    assertThat(draw(0, 0, "")).isEqualTo(0.13870941014555427);
    assertThat(draw(42, 3, "learning_rate")).isEqualTo(0.0016541795318666397);
  }

  @Test
  void openUnit_excludesBothEnds() {
    assertThat(new Address(0).openUnit()).isPositive();
    assertThat(new Address(-1).openUnit()).isLessThan(1);
  }

  private static double draw(long seed, int trial, String name) {
    return Address.of(seed).then(trial).then(name).openUnit();
  }
}
