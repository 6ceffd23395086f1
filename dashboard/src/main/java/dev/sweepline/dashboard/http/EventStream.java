package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.view.StreamJson;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;

/**
 * One open stream of server-sent events. It writes only while the connection takes it, and then
 * everything that changed meanwhile in one message. Owned by the event loop.
 */
final class EventStream {
  private final Line line;
  private final Optional<SweepCursor> cursor;
  private final boolean list;
  private long listTick = -1;
  private boolean first = true;

  /**
   * A stream that has sent nothing yet.
   *
   * @param cursor the sweep it is about, if it is about one
   * @param list whether it also tells of changes in the list of sweeps
   */
  EventStream(Line line, Optional<SweepCursor> cursor, boolean list) {
    this.line = line;
    this.cursor = cursor;
    this.list = list;
  }

  void start() {
    line.response().write("retry: 1000\n\n");
    pump(true);
  }

  void heartbeat() {
    if (writable()) {
      line.response().write(": alive\n\n");
    }
  }

  /**
   * Sends what is new, if anything is and the connection takes it.
   *
   * @param listDue whether changes of the list may go too; they are sent less often
   */
  void pump(boolean listDue) {
    boolean rows = cursor.isPresent() && cursor.get().behind();
    boolean sweeps = list && listDue && line.sweeps().tick() > listTick;
    if (!writable() || !(first || rows || sweeps)) {
      return;
    }
    StreamJson message = new StreamJson(line.clock().millis());
    if (first) {
      message.first(line.boot(), cursor.map(SweepCursor::fromStart).orElse(true));
    }
    if (sweeps) {
      message.sweeps(line.sweeps().changedSince(listTick));
      listTick = line.sweeps().tick();
    }
    OptionalLong version = rows ? cursor.get().fill(message) : OptionalLong.empty();
    String id =
        version.isPresent()
            ? "id: " + new EventId(line.boot(), version.getAsLong(), cursor.get().sweepId()) + "\n"
            : "";
    line.response().write(id + "data: " + message.write() + "\n\n");
    first = false;
    if (cursor.isPresent() && cursor.get().midway()) {
      line.loop().execute(() -> pump(false));
    }
  }

  private boolean writable() {
    HttpServerResponse response = line.response();
    return !response.ended() && !response.closed() && !response.writeQueueFull();
  }

  /**
   * What a stream is connected to.
   *
   * @param boot names this run of the server
   * @param loop runs a task later on the event loop
   */
  record Line(
      HttpServerResponse response, LiveSweeps sweeps, String boot, Clock clock, Executor loop) {}
}
