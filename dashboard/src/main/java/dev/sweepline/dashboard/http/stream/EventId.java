package dev.sweepline.dashboard.http.stream;

/**
 * A receiver's position in a sweep's stream, as the stream's {@code id} lines carry it.
 *
 * @param boot the run of the server that gave it; versions of another run mean nothing
 * @param version of the sweep's history
 * @param sweep the sweep's id, because {@code latest} may have become another
 */
public record EventId(String boot, long version, String sweep) {
  static final EventId NONE = new EventId("", 0, "");

  /** Anything we did not write is {@link #NONE}: its sender gets everything. */
  public static EventId parse(String text) {
    String[] parts = text.split(":", 3);
    try {
      return parts.length == 3 ? new EventId(parts[0], Long.parseLong(parts[1]), parts[2]) : NONE;
    } catch (NumberFormatException e) {
      return NONE;
    }
  }

  /** The version, or 0 when it belongs to another run or sweep. */
  long of(String thisBoot, String thisSweep) {
    return boot.equals(thisBoot) && sweep.equals(thisSweep) ? version : 0;
  }

  @Override
  public String toString() {
    return boot + ":" + version + ":" + sweep;
  }
}
