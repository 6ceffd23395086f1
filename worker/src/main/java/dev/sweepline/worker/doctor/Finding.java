package dev.sweepline.worker.doctor;

/**
 * One thing looked at.
 *
 * @param ok whether it is as it should be
 * @param text what was found and, where it is wrong, what to do; one line
 */
public record Finding(boolean ok, String text) {
  static Finding ok(String text) {
    return new Finding(true, text);
  }

  static Finding wrong(String text) {
    return new Finding(false, text);
  }

  @Override
  public String toString() {
    return (ok ? "OK " : "!! ") + text;
  }
}
