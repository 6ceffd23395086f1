package dev.sweepline.sweep.stopping;

import java.util.ArrayList;
import java.util.List;

/** Arithmetic of rungs. Stateless. */
final class Rungs {
  private static final int MOST = 100;

  private Rungs() {}

  /** {@code first, first·eta, first·eta²} and so on, rounded down. */
  static List<Long> rising(int first, double eta) {
    List<Long> rungs = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      double rung = first * Math.pow(eta, i);
      if (rung > 0x1p53) {
        break;
      }
      rungs.add((long) rung);
    }
    return List.copyOf(rungs);
  }

  static void requireEta(double eta) {
    if (!(eta > 1) || Double.isInfinite(eta)) {
      throw new IllegalArgumentException("eta " + eta + " is not > 1");
    }
  }

  static void requireAtLeast(int least, String what, int value) {
    if (value < least) {
      throw new IllegalArgumentException(what + " " + value + " is not >= " + least);
    }
  }
}
