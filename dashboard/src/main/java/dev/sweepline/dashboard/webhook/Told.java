package dev.sweepline.dashboard.webhook;

/**
 * What one webhook has been told of one sweep. Immutable.
 *
 * @param endedAt the end that it knows of; 0 for none
 * @param silentSince the driver's last sign before the silence that it knows of; 0 for none
 * @param score that of the best it knows of; NaN for none
 * @param scoreAt when it was told of that one
 */
record Told(long endedAt, long silentSince, double score, long scoreAt) {
  static final Told NOTHING = new Told(0, 0, Double.NaN, 0);

  Told withEnd(long at) {
    return new Told(at, silentSince, score, scoreAt);
  }

  Told withSilence(long sign) {
    return new Told(endedAt, sign, score, scoreAt);
  }

  Told withBest(double newScore, long at) {
    return new Told(endedAt, silentSince, newScore, at);
  }

  boolean isBetter(double other) {
    return Double.isNaN(score) || other > score;
  }
}
