package dev.sweepline.worker.network.user;

import dev.sweepline.worker.network.settings.InvalidNetworkException;

/**
 * Bounds on what a network's JSON may ask of its reader, which has none: objects deep in each other
 * take its stack, numbers of a million digits its time. Stateless.
 */
final class JsonBounds {
  static final int DEEPEST = 200;
  static final int LONGEST_NUMBER = 400;

  private JsonBounds() {}

  /**
   * Looks through a text before it is read.
   *
   * @throws InvalidNetworkException when it is beyond the bounds
   */
  static void check(String json) {
    int depth = 0;
    int digits = 0;
    boolean quoted = false;
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      digits = !quoted && c >= '0' && c <= '9' ? digits + 1 : 0;
      if (quoted && c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted && (c == '{' || c == '[')) {
        depth++;
      } else if (!quoted && (c == '}' || c == ']')) {
        depth--;
      }
      if (depth > DEEPEST) {
        throw new InvalidNetworkException(
            "is more than %d objects and lists deep".formatted(DEEPEST));
      }
      if (digits > LONGEST_NUMBER) {
        throw new InvalidNetworkException(
            "has a number of more than %d digits".formatted(LONGEST_NUMBER));
      }
    }
  }
}
