package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.stream.EventStreams;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.FeedStatus;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The answers about the dashboard itself, for people, load balancers and Prometheus. Owned by the
 * event loop.
 */
final class HealthRoutes {
  private final LiveSweeps sweeps;
  private final FeedMeter meter;
  private final EventStreams streams;
  private @Nullable DashboardMetrics metrics;

  HealthRoutes(LiveSweeps sweeps, FeedMeter meter, EventStreams streams) {
    this.sweeps = sweeps;
    this.meter = meter;
    this.streams = streams;
  }

  /**
   * 200 while the page shows the present or is catching up, 503 while it shows the past.
   *
   * @param all whether whoever asks may hear more than that
   */
  void health(RoutingContext ctx, boolean all) {
    FeedMeter.Snapshot now = meter.read();
    ctx.response().setStatusCode(now.status() == FeedStatus.DOWN ? 503 : 200);
    if (!all) {
      Responses.json(ctx, PlainJson.write(Map.of("status", now.status().word())));
      return;
    }
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("running", now.running());
    feed.put("problem", now.problem().orElse(null));
    feed.put("replaying", now.position().replaying());
    feed.put("lag", now.position().behind());
    feed.put("records", now.position().total());
    feed.put("silent_seconds", now.silence());
    feed.put("events", now.records().events());
    feed.put("bad_records", now.records().bad());
    feed.put("stray_events", sweeps.rejected());
    feed.put("refused", now.records().refused());
    feed.put("silentSeconds", now.silence());
    feed.put("badRecords", now.records().bad());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", now.status().word());
    body.put("sweeps", sweeps.size());
    body.put("browsers", streams.open());
    body.put("feed", feed);
    Responses.json(ctx, PlainJson.write(body));
  }

  /** Prometheus text; the registry is made when it is first asked for. */
  void metrics(RoutingContext ctx) {
    if (metrics == null) {
      metrics = new DashboardMetrics(sweeps, meter, streams);
    }
    Responses.send(ctx, DashboardMetrics.TYPE, metrics.text());
  }
}
