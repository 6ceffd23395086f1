package dev.sweepline.worker.data.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.sweepline.worker.data.Augmentation;
import dev.sweepline.worker.data.InputShape.Image;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AugmentationTest {
  private static final Image SHAPE = new Image(2, 3, 3);
  private static final float BACKGROUND = -7;

  @Test
  void apply_dependsOnEpochAndRowAlone() {
    Augmentation all = new Augmentation(SHAPE, 1, 1, true, 20, 0.1, BACKGROUND);

    assertThat(apply(all, 5, 1)).containsExactly(apply(all, 5, 1));
    assertThat(apply(all, 5, 1)).isNotEqualTo(apply(all, 6, 1)).isNotEqualTo(apply(all, 5, 2));
  }

  @Test
  void shift_movesBothChannelsAlikeAndFillsWithBackground() {
    Augmentation shift = new Augmentation(SHAPE, 1, 0, false, 0, 0, BACKGROUND);
    Set<List<Integer>> places = new HashSet<>();
    for (int row = 0; row < 200; row++) {
      float[] moved = apply(shift, 1, row);
      for (int i = 0; i < 9; i++) {
        boolean outside = moved[i] == BACKGROUND;
        assertThat(moved[9 + i]).isEqualTo(outside ? BACKGROUND : moved[i] + 9);
        if (moved[i] == 4) {
          places.add(List.of(i / 3, i % 3));
        }
      }
    }
    assertThat(places).as("where the middle pixel went").hasSize(9);
  }

  @Test
  void crop_repeatsTheBorder() {
    Augmentation crop = new Augmentation(SHAPE, 0, 2, false, 0, 0, BACKGROUND);
    boolean corner = false;
    for (int row = 0; row < 300; row++) {
      float[] moved = apply(crop, 1, row);
      assertThat(moved).doesNotContain(BACKGROUND);
      corner |= moved[0] == 0 && moved[4] == 0 && moved[8] == 0;
    }
    assertThat(corner).as("moved by two both ways, only the corner is left").isTrue();
  }

  @Test
  void flip_swapsLeftAndRightHalfOfTheTime() {
    Augmentation flip = new Augmentation(SHAPE, 0, 0, true, 0, 0, BACKGROUND);
    int flipped = 0;
    for (int row = 0; row < 1000; row++) {
      float[] seen = apply(flip, 1, row);
      boolean swapped = seen[0] == 2;
      flipped += swapped ? 1 : 0;
      assertThat(seen)
          .startsWith(swapped ? new float[] {2, 1, 0, 5, 4, 3} : new float[] {0, 1, 2, 3, 4, 5});
    }
    assertThat(flipped).isBetween(430, 570);
  }

  @Test
  void rotate_keepsTheMiddleAndTurnsTheRest() {
    Augmentation rotate = new Augmentation(SHAPE, 0, 0, false, 180, 0, 0);
    float[] nearest = {9, 9, 9, 9, 9, 9, 9, 9, 9};
    for (int row = 0; row < 500; row++) {
      float[] turned = apply(rotate, 1, row);
      assertThat(turned[4]).isCloseTo(4, within(1e-4f));
      for (int i = 0; i < 9; i++) {
        nearest[i] = Math.min(nearest[i], Math.abs(turned[1] - i));
      }
    }
    assertThat(List.of(nearest[1], nearest[3], nearest[5], nearest[7]))
        .as("the upper middle pixel not turned, and by 90°, -90°, 180°")
        .allMatch(distance -> distance < 0.05);
  }

  @Test
  void noise_hasTheDeviationAskedFor() {
    Augmentation noise = new Augmentation(SHAPE, 0, 0, false, 0, 0.5, BACKGROUND);
    double squares = 0;
    for (int row = 0; row < 1000; row++) {
      float difference = apply(noise, 1, row)[3] - 3;
      squares += difference * difference / 1000;
    }
    assertThat(Math.sqrt(squares)).isCloseTo(0.5, within(0.05));
  }

  /** An image whose pixels are numbered, altered. */
  private static float[] apply(Augmentation augmentation, long epochSeed, int row) {
    float[] pixels = new float[SHAPE.features()];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = i;
    }
    augmentation.apply(pixels, epochSeed, row);
    return pixels;
  }
}
