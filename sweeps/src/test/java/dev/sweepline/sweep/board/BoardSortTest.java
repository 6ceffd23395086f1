package dev.sweepline.sweep.board;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.sweep.value.ValueText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoardSortTest {
  private static final List<Object> VALUES =
      List.of(
          0.0,
          -0.0,
          Double.NaN,
          Double.POSITIVE_INFINITY,
          Double.NEGATIVE_INFINITY,
          Double.MIN_VALUE,
          -1.5,
          1.5,
          7L,
          -7L,
          Long.MAX_VALUE,
          true,
          List.of(1L, 2.5),
          "",
          "adam",
          "Adam",
          "ADAMW",
          "a long beginning, then one",
          "A long beginning, then two",
          "é",
          "É",
          "ÿ",
          "Ÿx",
          "µ",
          "Ω",
          "\uD83D\uDE00",
          "\u0000",
          "a\u0000");

  /** What the order is said to be, one pair at a time. */
  private static int compare(Object a, Object b, boolean isDescending) {
    boolean isBlankA = a instanceof Double number && number.isNaN();
    boolean isBlankB = b instanceof Double number && number.isNaN();
    if (isBlankA || isBlankB) {
      return Boolean.compare(isBlankA, isBlankB);
    }
    int order;
    if (a instanceof Number x && b instanceof Number y) {
      order = Double.compare(x.doubleValue(), y.doubleValue());
    } else if (a instanceof Number || b instanceof Number) {
      order = a instanceof Number ? -1 : 1;
    } else {
      order = ValueText.show(a).compareToIgnoreCase(ValueText.show(b));
    }
    return isDescending ? -order : order;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void order_isThatOfPairsAndLeavesEqualOnesAsTheyAre(boolean isDescending) {
    Random random = new Random(11);
    for (int round = 0; round < 300; round++) {
      Object[] values = new Object[random.nextInt(200)];
      Arrays.setAll(
          values,
          i ->
              random.nextInt(4) == 0
                  ? (Object) random.nextGaussian()
                  : random.nextInt(3) == 0
                      ? "A beginning of many "
                          + random.nextInt(30)
                          + "ÄäŸ".charAt(random.nextInt(3))
                      : VALUES.get(random.nextInt(VALUES.size())));
      List<Integer> expected = new ArrayList<>(IntStream.range(0, values.length).boxed().toList());
      expected.sort((Comparator<Integer>) (a, b) -> compare(values[a], values[b], isDescending));

      int[] order = new BoardSort("x", isDescending).order(values);

      assertThat(order).containsExactly(expected.toArray(Integer[]::new));
    }
  }
}
