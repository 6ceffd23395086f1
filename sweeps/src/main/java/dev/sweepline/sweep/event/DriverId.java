package dev.sweepline.sweep.event;

import static java.util.Objects.requireNonNull;

/**
 * The process that drives a sweep.
 *
 * @param token what no other driver has
 * @param host the machine's name
 * @param pid the process there
 * @param startedAt when that process started, milliseconds since 1970, since numbers come again
 */
public record DriverId(String token, String host, long pid, long startedAt) {
  public DriverId {
    requireNonNull(token, "token");
    requireNonNull(host, "host");
  }

  /** For people: {@code process 4711 on laptop}. */
  @Override
  public String toString() {
    return "process " + pid + " on " + host;
  }
}
