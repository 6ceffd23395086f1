package dev.sweepline.dashboard.http.stream;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.view.StreamJson;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.time.Clock;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * An open stream of server-sent events. It writes only while the connection takes it, and then
 * everything that changed meanwhile in one message. Owned by the event loop.
 */
final class EventStream {
  private final Connection connection;
  private final Optional<SweepCursor> cursor;
  private final boolean list;
  private final BooleanSupplier allowed;
  private long listTick = -1;
  private @Nullable FeedView told;
  private boolean first = true;

  /**
   * A stream that has sent nothing yet.
   *
   * @param cursor the sweep it is about, if it is about one
   * @param list whether it also tells of changes in the list of sweeps
   * @param allowed whether whoever reads it still may
   */
  EventStream(
      Connection connection, Optional<SweepCursor> cursor, boolean list, BooleanSupplier allowed) {
    this.connection = connection;
    this.cursor = cursor;
    this.list = list;
    this.allowed = allowed;
  }

  boolean mayGoOn() {
    return allowed.getAsBoolean();
  }

  void end() {
    if (!connection.response().ended() && !connection.response().closed()) {
      connection.response().end();
    }
  }

  void start() {
    connection.response().write("retry: 1000\n\n");
    pump(true);
  }

  void heartbeat() {
    if (writable()) {
      connection.response().write(": alive\n\n");
    }
  }

  /**
   * Sends what is new, if anything is and the connection takes it.
   *
   * @param listDue whether changes of the list may go too; they are sent less often
   */
  void pump(boolean listDue) {
    boolean rows = cursor.isPresent() && cursor.get().behind();
    boolean sweeps = list && listDue && connection.sweeps().tick() > listTick;
    Optional<FeedView> feed = listDue ? changedFeed() : Optional.empty();
    if (!writable() || !(first || rows || sweeps || feed.isPresent())) {
      return;
    }
    long listTo = sweeps ? connection.sweeps().tick() : listTick;
    if (first || cursor.filter(SweepCursor::givesRows).isPresent()) {
      connection.response().write(message(rows, feed, listTo));
    } else {
      TickMessages.Content content =
          new TickMessages.Content(
              rows ? cursor.get().sweepId() : "",
              rows ? cursor.get().newest() : 0,
              rows && cursor.get().lacksStages(),
              feed,
              listTick,
              listTo);
      Buffer shared = connection.messages().of(content, () -> message(rows, feed, listTo));
      connection.response().write(shared);
      if (rows) {
        cursor.get().catchUp();
      }
    }
    first = false;
    told = feed.orElse(told);
    listTick = listTo;
    if (cursor.isPresent() && cursor.get().midway()) {
      connection.loop().execute(() -> pump(false));
    }
  }

  private Buffer message(boolean rows, Optional<FeedView> feed, long listTo) {
    StreamJson message = new StreamJson(connection.clock().millis());
    if (first) {
      message.first(connection.boot(), cursor.map(SweepCursor::fromStart).orElse(true));
    }
    feed.ifPresent(now -> message.feed(now.fields()));
    if (listTo > listTick) {
      message.sweeps(connection.sweeps().changedSince(listTick), connection.sweeps()::head);
      message.deleted(connection.sweeps().deletedSince(listTick));
    }
    OptionalLong version = rows ? cursor.orElseThrow().fill(message) : OptionalLong.empty();
    String id =
        version.isPresent()
            ? "id: "
                + new EventId(
                    connection.boot(), version.getAsLong(), cursor.orElseThrow().sweepId())
                + "\n"
            : "";
    return Buffer.buffer(id + "data: " + message.write() + "\n\n");
  }

  private Optional<FeedView> changedFeed() {
    FeedView now = FeedView.of(connection.meter().read());
    return now.equals(told) ? Optional.empty() : Optional.of(now);
  }

  private boolean writable() {
    HttpServerResponse response = connection.response();
    return !response.ended() && !response.closed() && !response.writeQueueFull();
  }

  /**
   * The browser at the other end, and what the stream tells it of.
   *
   * @param meter the state of the feed
   * @param boot names this run of the server
   * @param messages what others are told at the same time
   * @param loop runs a task later on the event loop
   */
  record Connection(
      HttpServerResponse response,
      LiveSweeps sweeps,
      FeedMeter meter,
      String boot,
      Clock clock,
      TickMessages messages,
      Executor loop) {}
}
