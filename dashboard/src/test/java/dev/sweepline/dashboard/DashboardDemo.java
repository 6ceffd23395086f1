package dev.sweepline.dashboard;

import dev.sweepline.dashboard.act.ActLog;
import dev.sweepline.dashboard.http.ListenAddress;
import dev.sweepline.dashboard.http.WebParts;
import dev.sweepline.dashboard.http.WebServer;
import dev.sweepline.dashboard.http.auth.Access;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.access.TokenFile;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Serves made-up sweeps without Kafka, to look at the page: {@code DashboardDemo [PORT] [TRIALS
 * already ended] [none]}.
 */
public final class DashboardDemo {
  private static final int SLOTS = 4;
  private static final int TRIALS = 64;

  private DashboardDemo() {}

  public static void main(String[] args) throws InterruptedException {
    Clock clock = Clock.systemUTC();
    FeedMeter meter = new FeedMeter(clock);
    meter.running(true);
    meter.contact(0, 0);
    LiveSweeps sweeps = new LiveSweeps();
    int port = args.length > 0 ? Integer.parseInt(args[0]) : 7878;
    AtomicReference<WebServer> started = new AtomicReference<>();
    ActLog acts =
        event -> {
          started.get().onLoop(() -> sweeps.apply(List.of(event)));
          return CompletableFuture.completedFuture(null);
        };
    Access access = new Access(true, TokenFile.of(Path.of("no-such-home")), clock);
    WebServer server =
        WebServer.start(
            new WebParts(sweeps, meter, clock, acts, new TestHost(), access, Optional.empty()),
            ListenAddress.loopback(port));
    started.set(server);
    System.out.println(server.url());
    if (args.length > 2) {
      Thread.currentThread().join(); // the server's own threads end with the last other
    }
    long now = clock.millis();
    List<SweepEvent> past = new ArrayList<>();
    past.addAll(
        new SyntheticSweep("grid-10k", now - 8 * 3_600_000L, 3)
            .finished("mnist activations × optimisers", 10_368, 10));
    past.addAll(narrowing(now - 3_000_000L));
    SyntheticSweep odd = new SyntheticSweep("odd", now - 900_000L, 9);
    past.add(odd.submitted("<script>alert('x')</script>", "grid", 12));
    for (int i = 0; i < 5; i++) {
      past.addAll(odd.trial(i, 4));
    }
    past.add(odd.ended(Outcome.INTERRUPTED));
    server.onLoop(() -> sweeps.apply(past));
    play(server, sweeps, now, args.length > 1 ? Integer.parseInt(args[1]) : 20);
  }

  private static List<SweepEvent> narrowing(long at) {
    SyntheticSweep sweep = new SyntheticSweep("narrowing", at, 5);
    List<SweepEvent> events = new ArrayList<>();
    events.add(sweep.submitted("fashion coarse to fine", "coarse_to_fine", 48));
    double[][] windows = {{1e-4, 0.3}, {2e-3, 0.11}, {5.5e-3, 0.045}, {8e-3, 0.022}};
    for (int stage = 0; stage < windows.length; stage++) {
      double low = windows[stage][0];
      double high = windows[stage][1];
      events.add(sweep.stage(stage, stage * 12, 12, low, high, Math.max(1, 3 - stage)));
      for (int i = 0; i < 12; i++) {
        events.addAll(sweep.trial(stage * 12 + i, 6, low, high));
      }
    }
    String note = "best dropout 0.0123 lies on the declared border 0: consider a lower min";
    events.add(sweep.ended(Outcome.FINISHED, note));
    return events;
  }

  private static void play(WebServer server, LiveSweeps sweeps, long now, int done) {
    SyntheticSweep live = new SyntheticSweep("live", now - done * 3_000L, 11);
    List<SweepEvent> start = new ArrayList<>();
    start.add(live.submitted("quickstart digits", "random", TRIALS));
    Deque<Deque<SweepEvent>> waiting = new ArrayDeque<>();
    for (int i = 0; i < TRIALS; i++) {
      if (i < done) {
        start.addAll(live.trial(i, 12));
      } else {
        waiting.add(new ArrayDeque<>(live.trial(i, 12)));
      }
    }
    server.onLoop(() -> sweeps.apply(start));
    List<Deque<SweepEvent>> running = new ArrayList<>();
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    Runnable step = () -> server.onLoop(() -> sweeps.apply(next(waiting, running)));
    ScheduledFuture<?> playing =
        timer.scheduleWithFixedDelay(step, 100, 400, TimeUnit.MILLISECONDS);
    System.out.println("playing until stopped: " + playing);
  }

  private static List<SweepEvent> next(
      Deque<Deque<SweepEvent>> waiting, List<Deque<SweepEvent>> running) {
    List<SweepEvent> batch = new ArrayList<>();
    running.removeIf(Deque::isEmpty);
    while (running.size() < SLOTS && !waiting.isEmpty()) {
      running.add(waiting.poll());
    }
    running.forEach(trial -> batch.add(trial.poll()));
    return batch;
  }
}
