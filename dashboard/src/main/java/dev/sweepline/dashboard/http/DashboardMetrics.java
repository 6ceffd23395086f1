package dev.sweepline.dashboard.http;

import dev.sweepline.dashboard.http.stream.EventStreams;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.FeedStatus;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/**
 * The dashboard's metrics in Micrometer's registry. Owned by the event loop, which must be the
 * thread that asks for the text, since the gauges read the live sweeps.
 */
final class DashboardMetrics {
  static final String TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final LiveSweeps sweeps;
  private final FeedMeter meter;

  DashboardMetrics(LiveSweeps sweeps, FeedMeter meter, EventStreams streams) {
    this.sweeps = sweeps;
    this.meter = meter;
    gauge("sweepline.sweeps", "Sweeps in the log.", LiveSweeps::size);
    trials("pending", Counts::pending);
    trials("paused", Counts::paused);
    trials("running", Counts::running);
    trials("completed", Counts::completed);
    trials("stopped", Counts::stopped);
    trials("failed", Counts::failed);
    trials("cancelled", Counts::cancelled);
    counter("sweepline.events", "Events read.", feed -> feed.records().events());
    counter("sweepline.bad.records", "Records that are no events.", feed -> feed.records().bad());
    FunctionCounter.builder("sweepline.stray.events", sweeps, LiveSweeps::rejected)
        .description("Events of no sweep.")
        .register(registry);
    gauge("sweepline.browsers", "Open live streams.", all -> streams.open());
    gauge(
        "sweepline.feed.lag.records",
        "Records still to be read.",
        all -> meter.read().position().behind());
    gauge(
        "sweepline.feed.up",
        "1 while the log can be read.",
        all -> meter.read().status() == FeedStatus.DOWN ? 0 : 1);
    new JvmMemoryMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
  }

  private void gauge(String name, String help, ToDoubleFunction<LiveSweeps> value) {
    Gauge.builder(name, sweeps, value).description(help).register(registry);
  }

  private void trials(String state, ToLongFunction<Counts> count) {
    Gauge.builder("sweepline.trials", sweeps, all -> all.total(count))
        .description("Trials by state, over all sweeps.")
        .tag("state", state)
        .register(registry);
  }

  private void counter(String name, String help, ToDoubleFunction<FeedMeter.Snapshot> value) {
    FunctionCounter.builder(name, meter, feed -> value.applyAsDouble(feed.read()))
        .description(help)
        .register(registry);
  }

  /** The registry's numbers as they are now. */
  String text() {
    return registry.scrape(TYPE);
  }
}
