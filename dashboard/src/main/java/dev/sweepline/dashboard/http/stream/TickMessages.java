package dev.sweepline.dashboard.http.stream;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The messages of one tick. Browsers that look at one sweep and are up to date lack the same, so it
 * is written and encoded once. Owned by the event loop.
 */
final class TickMessages {
  private final Map<Content, Buffer> made = new HashMap<>();

  /**
   * All that a message depends on.
   *
   * @param sweep its id; empty where the message is about none
   * @param version of the sweep
   * @param stages whether the message tells of its stages
   * @param feed the state of the feed, where the message tells of it
   * @param listFrom the tick of the list that the receiver has; the next two are equal where the
   *     message does not tell of it
   * @param listTo the tick that it has after it
   */
  record Content(
      String sweep,
      long version,
      boolean stages,
      Optional<FeedView> feed,
      long listFrom,
      long listTo) {}

  /** The message, made where none has it yet. */
  Buffer of(Content content, Supplier<Buffer> make) {
    return made.computeIfAbsent(content, absent -> make.get());
  }

  /** The next tick begins. */
  void clear() {
    made.clear();
  }
}
