package dev.sweepline.dashboard.webhook;

/**
 * State of one webhook and one sweep: what it has been told of that. Immutable.
 *
 * @param endedAt the end that it knows of; 0 for none
 * @param silentSince the driver's last sign before the silence that it knows of; 0 for none
 * @param score that of the best it knows of; NaN for none
 * @param scoreAt when it was told of that one
 */
record ToldState(long endedAt, long silentSince, double score, long scoreAt) {
  static final ToldState NOTHING = new ToldState(0, 0, Double.NaN, 0);

  ToldState withEnd(long at) {
    return new ToldState(at, silentSince, score, scoreAt);
  }

  ToldState withSilence(long sign) {
    return new ToldState(endedAt, sign, score, scoreAt);
  }

  ToldState withBest(double newScore, long at) {
    return new ToldState(endedAt, silentSince, newScore, at);
  }

  boolean isBetter(double other) {
    return Double.isNaN(score) || other > score;
  }
}
