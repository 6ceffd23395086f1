package dev.sweepline.dashboard.webhook;

import dev.sweepline.dashboard.live.FeedStatus;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookClient;
import dev.sweepline.sweep.webhook.WebhookMessage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The rounds in which webhooks are told the news: a look at the sweeps, on the thread that owns
 * them, then what is to be sent, on the caller's. For one thread.
 */
final class WebhookRounds {
  private final WebhookSource source;
  private final InstantSource clock;
  private final Path home;
  private final long started;
  private final SweepWatch watch;
  private final Map<String, Outbox> boxes = new LinkedHashMap<>();
  private @Nullable WebhookClient client;
  private @Nullable ToldFile told;

  WebhookRounds(Path home, WebhookSource source, InstantSource clock) {
    this.home = home;
    this.source = source;
    this.clock = clock;
    this.started = clock.millis();
    this.watch = new SweepWatch(source.sweeps());
  }

  /** Looks, and sends what is due to some webhooks. */
  void round(List<Webhook> hooks) throws InterruptedException {
    long now = clock.millis();
    ToldFile known = told == null ? ToldFile.open(home, started) : told;
    told = known;
    if (client == null) {
      client = new WebhookClient();
    }
    adopt(hooks, known);
    if (source.meter().read().status() == FeedStatus.OK) {
      source.loop().apply(() -> look(known, now)).toCompletableFuture().join();
    } else {
      watch.pause();
    }
    for (Outbox box : boxes.values()) {
      box.send(client, known, now);
    }
  }

  /** Whether a driver is at work that was heard just now. */
  boolean isBusy(long millis) {
    return watch.isBusy(clock.millis(), millis);
  }

  boolean isDone() {
    return boxes.values().stream().allMatch(Outbox::isEmpty);
  }

  /** Tries once more what failed, at the next round. */
  void hurry() {
    boxes.values().forEach(Outbox::hurry);
  }

  private void adopt(List<Webhook> hooks, ToldFile known) {
    Collection<String> ids = hooks.stream().map(Webhook::id).collect(Collectors.toSet());
    if (boxes.keySet().retainAll(ids)) {
      known.keep(boxes.keySet());
    }
    for (Webhook hook : hooks) {
      Outbox box = boxes.get(hook.id());
      if (box == null || !box.hook().equals(hook)) {
        boxes.put(hook.id(), new Outbox(hook));
        watch.pause(); // it may want to hear of what others have heard of
      }
    }
  }

  private void look(ToldFile known, long now) {
    for (SweepMoment moment : watch.look(now)) {
      for (Outbox box : boxes.values()) {
        Webhook hook = box.hook();
        long since = Math.max(known.since(), hook.created().toEpochMilli());
        SweepNews.of(moment, hook, known.of(hook.id(), moment.sweep()), since, now)
            .filter(box::lacks)
            .ifPresent(news -> box.put(news, message(news, hook)));
      }
    }
  }

  private WebhookMessage message(SweepNews news, Webhook hook) {
    LiveSweep sweep = source.sweeps().find(news.sweep()).orElseThrow();
    String body = WebhookBody.of(news, sweep.history(), sweep.board().head(), source.page());
    String about = String.join("/", hook.id(), news.sweep(), news.key());
    UUID id = UUID.nameUUIDFromBytes(about.getBytes(StandardCharsets.UTF_8));
    return new WebhookMessage("msg_" + id.toString().replace("-", ""), body);
  }
}
