package dev.sweepline.driver.demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.locks.LockSupport;

/** The browsers that follow a made-up sweep, and how late they hear of its events. Thread-safe. */
public final class DemoAudience implements AutoCloseable {
  private static final long PATIENCE_MILLIS = 60_000;
  private static final long LOOK_NANOS = 20_000_000;

  private final InstantSource clock;
  private final Lateness lateness;
  private final List<DemoBrowser> browsers = new ArrayList<>();
  private final List<Thread> threads = new ArrayList<>();

  private DemoAudience(InstantSource clock) {
    this.clock = clock;
    this.lateness = new Lateness(clock);
  }

  /** So many browsers in front of a page. */
  public static DemoAudience open(URI page, String sweep, int count, InstantSource clock) {
    DemoAudience audience = new DemoAudience(clock);
    HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    URI address = page.resolve("/api/sweeps/" + sweep + "/");
    for (int i = 0; i < count; i++) {
      DemoBrowser browser = new DemoBrowser(client, address, clock, audience.lateness);
      Thread thread = new Thread(browser, "demo-browser-" + i);
      thread.setDaemon(true);
      audience.browsers.add(browser);
      audience.threads.add(thread);
      thread.start();
    }
    return audience;
  }

  /** The sweep's next event is about to be written. */
  public void writing() {
    lateness.written();
  }

  /** Waits until all have heard of all, or for a minute; says how late and how many. */
  public String report() {
    int events = lateness.count();
    long start = clock.millis();
    while (behind(events) > 0 && clock.millis() - start < PATIENCE_MILLIS) {
      LockSupport.parkNanos(LOOK_NANOS);
    }
    long behind = behind(events);
    String end =
        behind == 0
            ? "all heard of all %,d events".formatted(events)
            : "%,d have not heard of all %,d events".formatted(behind, events);
    return String.format(
        Locale.ROOT,
        "%d browsers: half of what they heard was %d ms old, 99 %% at most %d ms, all at most %d"
            + " ms; %s",
        browsers.size(),
        lateness.within(0.5),
        lateness.within(0.99),
        lateness.within(1),
        end);
  }

  private long behind(int events) {
    return browsers.stream().filter(browser -> browser.known() < events).count();
  }

  @Override
  public void close() {
    browsers.forEach(DemoBrowser::close);
    threads.forEach(Thread::interrupt);
  }
}
