package dev.sweepline.dashboard.webhook;

import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookEvent;
import java.time.Duration;
import java.util.Optional;

/**
 * Something about a sweep that a webhook asked for and has not been told. Immutable.
 *
 * @param at when it happened
 * @param key tells it from all others of its kind
 * @param told what the webhook knows of the sweep once it has heard this
 * @param reason why the sweep failed, where the log does not say
 */
record SweepNews(
    WebhookEvent event,
    String sweep,
    long at,
    String key,
    ToldState told,
    Optional<String> reason) {
  /** Several times as long as a driver is ever silent; the page says so then, too. */
  static final long SILENT_MILLIS = Duration.ofSeconds(60).toMillis();

  /** What is older is no news, and what cannot be told for so long is given up. */
  static final long LIFE_MILLIS = Duration.ofDays(1).toMillis();

  /** A search that gets better with every trial is told of from time to time. */
  private static final long BETWEEN_MILLIS = Duration.ofSeconds(60).toMillis();

  /**
   * The news for a webhook, if there are any.
   *
   * @param told what it knows of the sweep
   * @param since nothing from before is news
   */
  static Optional<SweepNews> of(
      SweepMoment moment, Webhook hook, ToldState told, long since, long now) {
    return (moment.state() == SweepState.RUNNING
            ? silence(moment, told, now).or(() -> best(moment, told, now))
            : end(moment, told))
        .filter(news -> hook.events().contains(news.event()))
        .filter(news -> news.at() >= since && news.at() > now - LIFE_MILLIS);
  }

  boolean isOver(long now) {
    return at <= now - LIFE_MILLIS;
  }

  private static Optional<SweepNews> end(SweepMoment moment, ToldState told) {
    if (moment.endedAt() == told.endedAt()) {
      return Optional.empty();
    }
    return Optional.of(
        new SweepNews(
            moment.state() == SweepState.FAILED ? WebhookEvent.FAILED : WebhookEvent.ENDED,
            moment.sweep(),
            moment.endedAt(),
            "end/" + moment.endedAt(),
            told.withEnd(moment.endedAt()),
            Optional.empty()));
  }

  private static Optional<SweepNews> silence(SweepMoment moment, ToldState told, long now) {
    long silent = now - moment.heardAt();
    if (silent < SILENT_MILLIS || moment.signAt() == told.silentSince()) {
      return Optional.empty();
    }
    return Optional.of(
        new SweepNews(
            WebhookEvent.FAILED,
            moment.sweep(),
            moment.signAt() + SILENT_MILLIS,
            "silence/" + moment.signAt(),
            told.withSilence(moment.signAt()),
            Optional.of("its driver has been silent for " + silent / 1000 + " s")));
  }

  private static Optional<SweepNews> best(SweepMoment moment, ToldState told, long now) {
    return moment
        .best()
        .filter(best -> told.isBetter(best.score()) && now - told.scoreAt() >= BETWEEN_MILLIS)
        .map(
            best ->
                new SweepNews(
                    WebhookEvent.BEST,
                    moment.sweep(),
                    best.at(),
                    "best/" + best.trial() + "/" + best.score(),
                    told.withBest(best.score(), now),
                    Optional.empty()));
  }
}
