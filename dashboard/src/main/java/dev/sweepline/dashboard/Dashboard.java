package dev.sweepline.dashboard;

import dev.sweepline.dashboard.http.WebServer;
import dev.sweepline.dashboard.ingest.EventFeed;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.text.UserException;
import java.net.URI;
import java.time.Clock;

/**
 * A running dashboard: log → feed → live histories → page. Thread-safe.
 *
 * <p>The server's event loop owns the histories; the feed posts to it and waits.
 */
public final class Dashboard implements AutoCloseable {
  private final EventFeed feed;
  private final WebServer server;

  private Dashboard(EventFeed feed, WebServer server) {
    this.feed = feed;
    this.server = server;
  }

  /**
   * Starts reading and serving; returns once the page can be opened. A broker that is away is no
   * error: the page says so until it comes.
   *
   * @throws UserException when the port is taken or an address is wrong; one line
   */
  public static Dashboard start(DashboardConfig config) {
    Clock clock = Clock.systemUTC();
    LiveSweeps sweeps = new LiveSweeps();
    FeedMeter meter = new FeedMeter(clock);
    WebServer server = WebServer.start(sweeps, meter, clock, config.address());
    try {
      EventFeed feed =
          EventFeed.start(config.log(), batch -> server.onLoop(() -> sweeps.apply(batch)), meter);
      return new Dashboard(feed, server);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** Where the page is. */
  public URI url() {
    return server.url();
  }

  /** Stops reading, closes every browser's stream and frees the port. */
  @Override
  public void close() {
    feed.close();
    server.close();
  }
}
