package dev.sweepline.worker.bench;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Answer of a peer's program.
 *
 * @param number what it printed; empty where it did not run to its end
 * @param last the last lines of its complaints; empty where it has run
 */
record PeerAnswer(OptionalDouble number, List<String> last) {
  private static final int LINES = 6;

  static PeerAnswer of(double number) {
    return new PeerAnswer(OptionalDouble.of(number), List.of());
  }

  /** None, for a reason. */
  static PeerAnswer none(String why) {
    return new PeerAnswer(OptionalDouble.empty(), List.of(why));
  }

  /**
   * None, by a program that ended too soon.
   *
   * @param errors all that it said of it
   */
  static PeerAnswer brokenOff(int exitCode, List<String> errors) {
    List<String> said = errors.stream().filter(line -> !line.isBlank()).toList();
    return said.isEmpty()
        ? none("it ended with exit code %d and said nothing".formatted(exitCode))
        : new PeerAnswer(
            OptionalDouble.empty(), said.subList(Math.max(0, said.size() - LINES), said.size()));
  }
}
