package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.view.PlainJson;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;

/** How the dashboard itself is doing: for people, for load balancers and for Prometheus. */
final class HealthRoutes {
  private final LiveSweeps sweeps;
  private final FeedMeter meter;
  private final EventStreams streams;

  HealthRoutes(LiveSweeps sweeps, FeedMeter meter, EventStreams streams) {
    this.sweeps = sweeps;
    this.meter = meter;
    this.streams = streams;
  }

  /** 200 while the page shows the present or is catching up, 503 while it shows the past. */
  void health(RoutingContext ctx) {
    FeedMeter.Reading reading = meter.read();
    Map<String, Object> feed = new LinkedHashMap<>();
    feed.put("running", reading.running());
    feed.put("problem", reading.problem().orElse(null));
    feed.put("lag", reading.lag());
    feed.put("silentSeconds", reading.silence());
    feed.put("events", reading.events());
    feed.put("badRecords", reading.badRecords());
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", reading.status());
    body.put("sweeps", sweeps.newestFirst().size());
    body.put("browsers", streams.open());
    body.put("feed", feed);
    ctx.response().setStatusCode(reading.status().equals("down") ? 503 : 200);
    Responses.json(ctx, PlainJson.write(body));
  }

  void metrics(RoutingContext ctx) {
    FeedMeter.Reading reading = meter.read();
    List<SweepHistory> all = sweeps.newestFirst();
    StringBuilder text = new StringBuilder();
    family(text, "sweepline_sweeps", "gauge", "Sweeps in the log.");
    sample(text, "sweepline_sweeps", all.size());
    family(text, "sweepline_trials", "gauge", "Trials by state, over all sweeps.");
    trials(text, all, "pending", counts -> counts.pending());
    trials(text, all, "running", counts -> counts.running());
    trials(text, all, "completed", counts -> counts.completed());
    trials(text, all, "stopped", counts -> counts.stopped());
    trials(text, all, "failed", counts -> counts.failed());
    trials(text, all, "cancelled", counts -> counts.cancelled());
    one(text, "sweepline_events_total", "counter", "Events read.", reading.events());
    one(text, "sweepline_bad_records_total", "counter", "Not events.", reading.badRecords());
    one(text, "sweepline_stray_events_total", "counter", "Of no sweep.", sweeps.rejected());
    one(text, "sweepline_browsers", "gauge", "Open live streams.", streams.open());
    one(text, "sweepline_feed_lag_records", "gauge", "Still to be read.", reading.lag());
    boolean up = !reading.status().equals("down");
    one(text, "sweepline_feed_up", "gauge", "1 while the log can be read.", up ? 1 : 0);
    Responses.send(ctx, "text/plain; version=0.0.4; charset=utf-8", text.toString());
  }

  private static void trials(
      StringBuilder text,
      List<SweepHistory> all,
      String state,
      ToLongFunction<SweepHistory.Counts> count) {
    long sum = all.stream().map(SweepHistory::counts).mapToLong(count).sum();
    sample(text, "sweepline_trials{state=\"" + state + "\"}", sum);
  }

  private static void one(StringBuilder text, String name, String type, String help, long value) {
    family(text, name, type, help);
    sample(text, name, value);
  }

  private static void family(StringBuilder text, String name, String type, String help) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
  }

  private static void sample(StringBuilder text, String name, long value) {
    text.append(name).append(' ').append(value).append('\n');
  }
}
