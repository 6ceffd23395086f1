package dev.sweepline.dashboard.webhook;

import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that tells a home's webhooks the news of the sweeps that a page shows: once a second a
 * short look at them, and then requests, which hold up nobody but each other. Without webhooks it
 * looks at a file and nothing else. Thread-safe.
 */
public final class Webhooks implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Webhooks.class);
  private static final long PERIOD_MILLIS = 1000;

  /** How long the log may take to tell of what was last written to it. */
  private static final int LAST_LOOKS = 30;

  private static final int LOOKS_A_TRY = 10;

  private static final long LOOK_MILLIS = 100;

  /** Drivers say something every ten seconds. */
  private static final long BUSY_MILLIS = 15_000;

  private static final long GRACE_MILLIS = 20_000;

  private final WebhookFile file;
  private final WebhookLock lock;
  private final WebhookRounds rounds;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "sweepline-webhooks");
  private String trouble = "";

  private Webhooks(WebhookFile file, WebhookLock lock, WebhookRounds rounds) {
    this.file = file;
    this.lock = lock;
    this.rounds = rounds;
  }

  /**
   * Starts it.
   *
   * @param file who hears the news; it may change meanwhile
   * @param home the folder that remembers what was told
   */
  public static Webhooks start(
      WebhookFile file, Path home, WebhookSource source, InstantSource clock) {
    Webhooks webhooks =
        new Webhooks(file, new WebhookLock(home), new WebhookRounds(home, source, clock));
    webhooks.thread.setDaemon(true);
    webhooks.thread.start();
    return webhooks;
  }

  private void run() {
    try (lock) {
      while (!closing.await(PERIOD_MILLIS, TimeUnit.MILLISECONDS)) {
        round();
      }
      finish();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.debug("the lock of webhooks", e);
    }
  }

  /** Whether there was anybody to tell. */
  private boolean round() throws InterruptedException {
    try {
      List<Webhook> hooks = file.read();
      if (hooks.isEmpty() || !lock.take()) {
        return false;
      }
      rounds.round(hooks);
      trouble = "";
      return true;
    } catch (UserException | IOException e) {
      warn(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.warn("webhooks were not told the news; they are tried again", e);
    }
    return false;
  }

  private void warn(String line) {
    if (!trouble.equals(line)) {
      LOG.warn("webhooks: {}", line);
    }
    trouble = line;
  }

  /**
   * What happened just before, the end of a run above all, is told before the page goes, and what
   * is not taken is tried again some times.
   */
  private void finish() throws InterruptedException {
    for (int i = 0; i < LAST_LOOKS; i++) {
      if (i % LOOKS_A_TRY == 0) {
        rounds.hurry();
      }
      if (!round() || (rounds.isDone() && !rounds.isBusy(BUSY_MILLIS))) {
        return;
      }
      TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
    }
  }

  /** Tells the last news and ends; seconds where somebody is to be told, at once otherwise. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(GRACE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
