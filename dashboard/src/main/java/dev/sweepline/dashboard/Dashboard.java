package dev.sweepline.dashboard;

import dev.sweepline.dashboard.http.WebParts;
import dev.sweepline.dashboard.http.WebServer;
import dev.sweepline.dashboard.http.auth.Access;
import dev.sweepline.dashboard.ingest.ActWriter;
import dev.sweepline.dashboard.ingest.EventFeed;
import dev.sweepline.dashboard.ingest.LogBatch;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.dashboard.snapshot.SnapshotFolder;
import dev.sweepline.dashboard.snapshot.Snapshots;
import dev.sweepline.dashboard.webhook.WebhookSource;
import dev.sweepline.dashboard.webhook.Webhooks;
import dev.sweepline.sweep.text.UserException;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * A running dashboard: log → feed → live histories → page and webhooks, and what people do there →
 * log. A snapshot beside the log spares the next start most of it. Thread-safe.
 *
 * <p>The server's event loop owns the histories; the feed posts to it, and reads on meanwhile.
 */
public final class Dashboard implements AutoCloseable {
  private final EventFeed feed;
  private final Snapshots snapshots;
  private final WebServer server;
  private final ActWriter acts;
  private final Webhooks webhooks;

  private Dashboard(
      EventFeed feed, Snapshots snapshots, WebServer server, ActWriter acts, Webhooks webhooks) {
    this.feed = feed;
    this.snapshots = snapshots;
    this.server = server;
    this.acts = acts;
    this.webhooks = webhooks;
  }

  /**
   * Starts reading and serving; returns once the page can be opened. A broker that is away is no
   * error: the page says so until it comes.
   *
   * @throws UserException when the port is taken or an address is wrong; one line
   */
  public static Dashboard start(DashboardConfig config) {
    Clock clock = Clock.systemUTC();
    Optional<SnapshotFolder> folder = SnapshotFolder.open(config.home());
    LiveSweeps sweeps = new LiveSweeps(folder.isPresent());
    FeedMeter meter = new FeedMeter(clock);
    ActWriter acts = new ActWriter(config.log());
    Access access = new Access(config.isOpen(), config.tokens(), clock);
    WebServer server =
        WebServer.start(
            new WebParts(sweeps, meter, clock, acts, config.host(), access, config.provider()),
            config.address());
    Snapshots snapshots = new Snapshots(sweeps, folder, server::post);
    try {
      EventFeed feed =
          EventFeed.start(
              config.log(), snapshots, batch -> apply(batch, sweeps, snapshots, server), meter);
      WebhookSource news = new WebhookSource(sweeps, meter, server::submit, server.url());
      Webhooks webhooks = Webhooks.start(config.webhooks(), config.home(), news, clock);
      return new Dashboard(feed, snapshots, server, acts, webhooks);
    } catch (RuntimeException e) {
      snapshots.close();
      server.close();
      throw e;
    }
  }

  private static CompletionStage<Void> apply(
      LogBatch batch, LiveSweeps sweeps, Snapshots snapshots, WebServer server) {
    return server.submit(
        () -> {
          sweeps.apply(batch.events());
          snapshots.applied(batch);
        });
  }

  /** Where the page is. */
  public URI url() {
    return server.url();
  }

  /**
   * Tells webhooks the last news, stops reading, closes every browser's stream and frees the port.
   */
  @Override
  public void close() {
    webhooks.close();
    feed.close();
    snapshots.close();
    server.close();
    acts.close();
  }
}
