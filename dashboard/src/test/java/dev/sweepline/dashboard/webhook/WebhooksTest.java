package dev.sweepline.dashboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookEvent;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.EnumSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WebhooksTest {
  @TempDir Path home;
  private final LiveSweeps sweeps = new LiveSweeps();

  private Webhooks start() {
    FeedMeter meter = new FeedMeter(Clock.systemUTC());
    meter.running(true);
    meter.contact(0, 0);
    WebhookSource source =
        new WebhookSource(
            sweeps,
            meter,
            task -> {
              task.run();
              return CompletableFuture.completedFuture(null);
            },
            URI.create("http://127.0.0.1:7878/"));
    return Webhooks.start(WebhookFile.of(home), home, source, Clock.systemUTC());
  }

  /** A run that is over takes its page along at once. */
  @Test
  void close_tellsTheLastNews_ofTwoPagesByOne() throws Exception {
    try (Receiver receiver = new Receiver()) {
      WebhookFile.of(home)
          .add(
              Webhook.issue(
                  receiver.url(),
                  EnumSet.allOf(WebhookEvent.class),
                  Instant.EPOCH,
                  new SecureRandom()));
      Webhooks first = start();
      Webhooks second = start();
      long now = Clock.systemUTC().millis();
      receiver.refusals.add(503);
      sweeps.apply(new SyntheticSweep("s", now, 1).finished("s", 2, 2));
      first.close();
      second.close();

      assertThat(receiver.types()).containsExactly("sweep.ended");
    }
  }

  @Test
  void close_isQuickWithoutWebhooks() {
    Webhooks webhooks = start();
    webhooks.close();

    assertThat(home).isEmptyDirectory();
  }
}
