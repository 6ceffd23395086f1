package dev.sweepline.dashboard.http;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.Iterator;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * A way to do long work on the event loop in slices. Between two of them the loop reads and writes:
 * a task that queues the next would keep it from that, as Netty runs dozens of tasks at a stretch.
 * Stateless.
 */
final class Slices {
  private static final long PAUSE_MILLIS = 1;

  private Slices() {}

  /**
   * Does a slice after the other, the first at once.
   *
   * @param slice true when all is done
   * @return completes then, or fails with what a slice threw
   */
  static Future<Void> run(Vertx vertx, BooleanSupplier slice) {
    Promise<Void> done = Promise.promise();
    step(vertx, slice, done);
    return done.future();
  }

  /**
   * Looks at all of some things, so many a slice.
   *
   * @return completes when all were looked at
   */
  static <T> Future<Void> each(Vertx vertx, Iterable<T> all, int aSlice, Consumer<T> look) {
    Iterator<T> left = all.iterator();
    return run(
        vertx,
        () -> {
          for (int i = 0; i < aSlice && left.hasNext(); i++) {
            look.accept(left.next());
          }
          return !left.hasNext();
        });
  }

  private static void step(Vertx vertx, BooleanSupplier slice, Promise<Void> done) {
    try {
      if (slice.getAsBoolean()) {
        done.complete();
      } else {
        vertx.setTimer(PAUSE_MILLIS, timer -> step(vertx, slice, done));
      }
    } catch (RuntimeException e) {
      done.fail(e);
    }
  }
}
