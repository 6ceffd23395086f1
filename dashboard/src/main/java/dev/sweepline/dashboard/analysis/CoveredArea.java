package dev.sweepline.dashboard.analysis;

import java.util.Map;
import java.util.TreeMap;

/**
 * The area of all rectangles from the origin to a point, kept as points come: the corners of its
 * outline and its size. Not thread-safe.
 */
final class CoveredArea {
  /** The outline's corners: heights, which fall from left to right. */
  private final TreeMap<Double, Double> corners = new TreeMap<>();

  private double size;

  double size() {
    return size;
  }

  /**
   * Covers the rectangle to a point too.
   *
   * @param point its width and its height, at least 0; what comes after is ignored
   */
  void add(double[] point) {
    double height = point[1];
    double edge = point[0];
    Map.Entry<Double, Double> right = corners.ceilingEntry(edge);
    double covered = right == null ? 0 : right.getValue();
    if (covered >= height) {
      return;
    }
    while (covered < height) {
      Map.Entry<Double, Double> left = corners.lowerEntry(edge);
      double next = left == null ? 0 : left.getKey();
      size += (edge - next) * (height - covered);
      if (left == null) {
        break;
      }
      edge = next;
      covered = left.getValue();
      if (covered <= height) {
        corners.remove(edge);
      }
    }
    corners.put(point[0], height);
  }
}
