package dev.sweepline.dashboard.webhook;

import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookClient;
import dev.sweepline.sweep.webhook.WebhookEvent;
import dev.sweepline.sweep.webhook.WebhookMessage;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The messages that one webhook is to be sent, the newest for each sweep. While it cannot be
 * reached it is tried at growing intervals. Not thread-safe.
 */
final class Outbox {
  private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);
  private static final long FIRST_WAIT_MILLIS = Duration.ofSeconds(2).toMillis();
  private static final long LONGEST_WAIT_MILLIS = Duration.ofMinutes(10).toMillis();

  private final Webhook hook;
  private final Map<String, Letter> waiting = new LinkedHashMap<>();
  private long wait = FIRST_WAIT_MILLIS;
  private long next;
  private String trouble = "";

  private record Letter(SweepNews news, WebhookMessage message) {}

  Outbox(Webhook hook) {
    this.hook = hook;
  }

  Webhook hook() {
    return hook;
  }

  /** Whether some news are not waiting already, or more important than what is. */
  boolean lacks(SweepNews news) {
    Letter known = waiting.get(news.sweep());
    return known == null
        || (!known.news().key().equals(news.key()) && news.event() != WebhookEvent.BEST);
  }

  void put(SweepNews news, WebhookMessage message) {
    waiting.put(news.sweep(), new Letter(news, message));
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Once more, whenever it failed last. */
  void hurry() {
    next = 0;
  }

  /** Sends what is due, and notes what was sent or is too old to be. */
  void send(WebhookClient client, ToldFile told, long now) throws InterruptedException {
    for (Letter letter : List.copyOf(waiting.values())) {
      if (letter.news().isOver(now)) {
        LOG.warn("webhook {} was not told that {}: {}", hook, letter.news().key(), trouble);
        done(letter, told, now);
      } else if (now >= next) {
        Optional<String> failure = client.send(letter.message(), hook, Instant.ofEpochMilli(now));
        if (failure.isEmpty()) {
          done(letter, told, now);
          recovered();
        } else {
          failed(failure.get(), now);
        }
      }
    }
  }

  private void done(Letter letter, ToldFile told, long now) {
    waiting.remove(letter.news().sweep());
    told.put(hook.id(), letter.news().sweep(), letter.news().told(), now);
  }

  private void recovered() {
    if (!trouble.isEmpty()) {
      LOG.info("webhook {} takes messages again", hook);
    }
    trouble = "";
    wait = FIRST_WAIT_MILLIS;
  }

  private void failed(String why, long now) {
    if (trouble.isEmpty()) {
      LOG.warn("webhook {} does not take a message: {}; it is tried again for a day", hook, why);
    }
    trouble = why;
    next = now + wait;
    wait = Math.min(2 * wait, LONGEST_WAIT_MILLIS);
  }
}
