package dev.sweepline.worker.device;

import static org.assertj.core.api.Assertions.assertThat;

import org.bytedeco.javacpp.FloatPointer;
import org.junit.jupiter.api.Test;

class NativeRowsTest {
  @Test
  void array_sharesItsNumbersWithThePointer() {
    try (NativeRows rows = new NativeRows(2, 3)) {
      rows.values().put(1, 2, 3, 4, 5, 6);
      rows.array().putScalar(1, 0, 7);

      float[] last = new float[3];
      rows.values().position(3).get(last);
      assertThat(last).containsExactly(7, 5, 6);
      assertThat(rows.array().getRow(0).toFloatVector()).containsExactly(1, 2, 3);
      assertThat(rows.array().isAttached()).isFalse();
    }
  }

  @Test
  void pointers_havePositionsOfTheirOwn() {
    try (NativeRows rows = new NativeRows(3, 2)) {
      rows.values().put(1, 2, 3, 4, 5, 6);
      FloatPointer moved = rows.values().position(4);

      assertThat(rows.values().position()).isZero();
      assertThat(moved.get()).isEqualTo(5);
      assertThat(rows.values().getPointer(2).get()).isEqualTo(3);
      assertThat(rows.bytes()).isEqualTo(24);
    }
  }
}
