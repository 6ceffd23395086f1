package dev.sweepline.dashboard.http.stream;

import dev.sweepline.dashboard.http.contract.RequestParameters;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.LiveSweeps;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** The open event streams and the timer that drives them. Owned by the event loop. */
public final class EventStreams {
  private static final long TICK_MILLIS = 150;
  private static final int TICKS_PER_LIST = 5;
  private static final int TICKS_PER_HEARTBEAT = 100;
  private static final int QUEUE_BYTES = 256 * 1024;

  private final Vertx vertx;
  private final LiveSweeps sweeps;
  private final FeedMeter meter;
  private final Clock clock;
  private final String boot;
  private final TickMessages messages = new TickMessages();
  private final Set<EventStream> open = new LinkedHashSet<>();
  private long ticks;

  public EventStreams(Vertx vertx, LiveSweeps sweeps, FeedMeter meter, Clock clock) {
    this.vertx = vertx;
    this.sweeps = sweeps;
    this.meter = meter;
    this.clock = clock;
    this.boot = Long.toString(clock.millis(), 36);
  }

  public Future<Void> start() {
    vertx.setPeriodic(TICK_MILLIS, timer -> tick());
    return Future.succeededFuture();
  }

  private void tick() {
    ticks++;
    messages.clear();
    boolean listDue = ticks % TICKS_PER_LIST == 0;
    boolean heartbeat = ticks % TICKS_PER_HEARTBEAT == 0;
    for (EventStream stream : List.copyOf(open)) {
      if (listDue && !stream.mayGoOn()) {
        stream.end();
        continue;
      }
      stream.pump(listDue);
      if (heartbeat) {
        stream.heartbeat();
      }
    }
  }

  public int open() {
    return open.size();
  }

  /**
   * One sweep, with changes of all others when {@code sweeps=true} is asked for.
   *
   * @param allowed whether whoever asks still may
   */
  public void sweep(
      RoutingContext ctx, LiveSweep sweep, RequestParameters query, BooleanSupplier allowed) {
    EventId since =
        query
            .text("Last-Event-ID")
            .or(() -> query.text("since"))
            .map(EventId::parse)
            .orElse(EventId.NONE);
    SweepCursor cursor = new SweepCursor(sweep, query.flag("rows", true), version(sweep, since));
    open(ctx, Optional.of(cursor), query.flag("sweeps", false), allowed);
  }

  /**
   * The list of all sweeps.
   *
   * @param allowed whether whoever asks still may
   */
  public void all(RoutingContext ctx, BooleanSupplier allowed) {
    open(ctx, Optional.empty(), true, allowed);
  }

  /** The version of a sweep that an id in its stream stands for; 0 where it is no such id. */
  public long version(LiveSweep sweep, String id) {
    return version(sweep, EventId.parse(id));
  }

  private long version(LiveSweep sweep, EventId id) {
    long version = id.of(boot, sweep.history().id());
    return version > 0 && version <= sweep.history().version() ? version : 0;
  }

  private EventStream.Connection connection(HttpServerResponse response) {
    return new EventStream.Connection(
        response,
        sweeps,
        meter,
        boot,
        clock,
        messages,
        task -> vertx.runOnContext(nothing -> task.run()));
  }

  private void open(
      RoutingContext ctx, Optional<SweepCursor> cursor, boolean list, BooleanSupplier allowed) {
    HttpServerResponse response =
        ctx.response()
            .setChunked(true)
            .setWriteQueueMaxSize(QUEUE_BYTES)
            .putHeader("Content-Type", "text/event-stream")
            .putHeader("Cache-Control", "no-store")
            .putHeader("X-Accel-Buffering", "no")
            // A compressor would hold messages back until it has enough of them.
            .putHeader("Content-Encoding", "identity");
    if (ctx.request().method().equals(HttpMethod.HEAD)) {
      response.end();
      return;
    }
    EventStream stream = new EventStream(connection(response), cursor, list, allowed);
    open.add(stream);
    response.closeHandler(nothing -> open.remove(stream));
    response.exceptionHandler(broken -> open.remove(stream));
    response.drainHandler(nothing -> stream.pump(false));
    stream.start();
  }
}
