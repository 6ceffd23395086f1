package dev.sweepline.sweep.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MeasurementsTest {
  private static Measurement measurement(Random random, int epoch) {
    double value = random.nextInt(9) == 0 ? Double.NaN : random.nextDouble();
    return new Measurement(
        epoch,
        epoch * 10_000_000_000L,
        switch (random.nextInt(8)) {
          case 0 -> Map.of("loss", value);
          case 1 -> Map.of();
          default -> Map.of("loss", value, "val_loss", -value, "seconds", 1.5);
        });
  }

  @Test
  void list_isThatOfObjectsWhateverIsAddedAndCut() {
    Random random = new Random(1);
    for (int round = 0; round < 200; round++) {
      Measurements columns = new Measurements();
      List<Measurement> objects = new ArrayList<>();
      List<Measurement> given = new ArrayList<>();
      List<Measurement> expected = new ArrayList<>();
      for (int step = 0; step < 40; step++) {
        switch (random.nextInt(10)) {
          case 0 -> {
            int kept = random.nextInt(12);
            columns.truncate(kept);
            objects = new ArrayList<>(objects.subList(0, Math.min(kept, objects.size())));
          }
          case 1 -> columns.trim();
          default -> {
            Measurement added = measurement(random, step + 1);
            columns.add(added);
            objects.add(added);
            given.add(columns.get(columns.size() - 1));
            expected.add(added);
          }
        }
        assertThat(columns).isEqualTo(objects);
      }
      assertThat(given).as("what was given out stays as it was").isEqualTo(expected);
    }
  }

  @Test
  void get_refusesWhatIsNotThere() {
    Measurements columns = new Measurements();
    columns.add(new Measurement(1, 1, Map.of("loss", 1.0)));

    assertThatThrownBy(() -> columns.get(1)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> columns.get(-1)).isInstanceOf(IndexOutOfBoundsException.class);
  }
}
