package dev.sweepline.worker.data.builtin;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Patterns of two classes of points within about [-6, 6]², half of the points for each class where
 * the pattern itself does not decide. Noise runs from 0 to 1, of which the playground's slider
 * shows the first half.
 */
enum Points {
  /** A disc of radius 2.5 inside of a ring from 3.5 to 5; noise moves the border, not the point. */
  CIRCLE {
    @Override
    Point point(int number, int count, double noise, SplittableRandom random) {
      boolean inner = number < count / 2;
      double radius = inner ? 2.5 * random.nextDouble() : between(0.7 * RADIUS, RADIUS, random);
      double angle = between(0, 2 * Math.PI, random);
      double x = radius * Math.sin(angle);
      double y = radius * Math.cos(angle);
      double seenX = x + noise * between(-RADIUS, RADIUS, random);
      double seenY = y + noise * between(-RADIUS, RADIUS, random);
      return new Point(x, y, Math.hypot(seenX, seenY) < RADIUS / 2);
    }
  },
  /** The quadrants of a square with a gap along the axes; noise moves the border. */
  XOR {
    @Override
    Point point(int number, int count, double noise, SplittableRandom random) {
      double x = apart(between(-RADIUS, RADIUS, random));
      double y = apart(between(-RADIUS, RADIUS, random));
      double seenX = x + noise * between(-RADIUS, RADIUS, random);
      double seenY = y + noise * between(-RADIUS, RADIUS, random);
      return new Point(x, y, seenX * seenY >= 0);
    }

    private double apart(double value) {
      return value + Math.copySign(0.3, value);
    }
  },
  /** A cloud around (2, 2) and one around (-2, -2); noise 0 … 0.5 gives variance 0.5 … 4. */
  GAUSS {
    @Override
    Point point(int number, int count, double noise, SplittableRandom random) {
      boolean positive = number < count / 2;
      double centre = positive ? 2 : -2;
      double deviation = Math.sqrt(0.5 + 7 * noise);
      return new Point(
          centre + deviation * random.nextGaussian(),
          centre + deviation * random.nextGaussian(),
          positive);
    }
  },
  /** Two arms of 1¾ turns, half a turn apart; noise scatters the points by that much. */
  SPIRAL {
    @Override
    Point point(int number, int count, double noise, SplittableRandom random) {
      int half = count / 2;
      boolean positive = number < half;
      int along = positive ? number : number - half;
      double share = (double) along / (positive ? half : count - half);
      double angle = 1.75 * share * 2 * Math.PI + (positive ? 0 : Math.PI);
      double radius = share * RADIUS;
      return new Point(
          radius * Math.sin(angle) + noise * between(-1, 1, random),
          radius * Math.cos(angle) + noise * between(-1, 1, random),
          positive);
    }
  };

  private static final double RADIUS = 5;

  /** A place and its class. */
  record Point(double x, double y, boolean positive) {}

  abstract Point point(int number, int count, double noise, SplittableRandom random);

  /** Draws so many points. */
  List<Point> draw(int count, double noise, SplittableRandom random) {
    List<Point> points = new ArrayList<>(count);
    for (int number = 0; number < count; number++) {
      points.add(point(number, count, noise, random));
    }
    return points;
  }

  private static double between(double low, double high, SplittableRandom random) {
    return low + (high - low) * random.nextDouble();
  }
}
