package dev.sweepline.worker.doctor;

/** Tails of the binomial distribution. */
final class Binomial {
  private Binomial() {}

  /** The chance of at least so many hits in so many tries of the given chance, below 1. */
  static double atLeast(int hits, int tries, double chance) {
    double odds = Math.log(chance / (1 - chance));
    double term = tries * Math.log1p(-chance);
    double sum = 0;
    for (int k = 0; k <= tries; k++) {
      sum += k >= hits ? Math.exp(term) : 0;
      term += k < tries ? Math.log((double) (tries - k) / (k + 1)) + odds : 0;
    }
    return Math.min(1, sum);
  }

  /** The chance of at most so many. */
  static double atMost(int hits, int tries, double chance) {
    return atLeast(tries - hits, tries, 1 - chance);
  }
}
