package dev.sweepline.dashboard.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.dashboard.webhook.Receiver.Received;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.DriverAlive;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.webhook.Webhook;
import dev.sweepline.sweep.webhook.WebhookEvent;
import dev.sweepline.sweep.webhook.WebhookFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WebhookRoundsTest {
  private static final long START = 1_000_000_000L;

  @TempDir Path home;
  private final LiveSweeps sweeps = new LiveSweeps();
  private long now = START;
  private Receiver receiver;
  private FeedMeter meter;
  private WebhookRounds rounds;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
    anew();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  /** A page that has just been started and has read the log. */
  private void anew() {
    meter = new FeedMeter(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    meter.running(true);
    meter.contact(0, 0);
    rounds =
        new WebhookRounds(
            home,
            new WebhookSource(
                sweeps,
                meter,
                task -> {
                  task.run();
                  return CompletableFuture.completedFuture(null);
                },
                URI.create("http://127.0.0.1:7878/")),
            () -> Instant.ofEpochMilli(now));
  }

  private Webhook hook(WebhookEvent... events) {
    Webhook hook =
        Webhook.issue(
            receiver.url(),
            Arrays.stream(events.length == 0 ? WebhookEvent.values() : events)
                .collect(Collectors.toSet()),
            Instant.ofEpochMilli(now),
            new SecureRandom());
    WebhookFile.of(home).add(hook);
    return hook;
  }

  private void round() throws InterruptedException {
    rounds.round(WebhookFile.of(home).read());
  }

  private void after(Duration time) throws InterruptedException {
    now += time.toMillis();
    round();
  }

  private void feed(SweepEvent... events) {
    sweeps.apply(List.of(events));
  }

  @Test
  void anEnd_isToldOnceAndSigned() throws Exception {
    Webhook hook = hook();
    round();
    SyntheticSweep sweep = new SyntheticSweep("s", now, 1);
    feed(sweep.submitted("<b> & co", "random", 1));
    sweeps.apply(sweep.trial(0, 2));
    feed(sweep.ended(Outcome.FINISHED));
    after(Duration.ofSeconds(20));
    after(Duration.ofSeconds(20));

    assertThat(receiver.types()).containsExactly("sweep.ended");
    Received got = receiver.received.get(0);
    assertThat(got.signature()).isEqualTo(got.expected(hook.secret()));
    assertThat(got.timestamp()).isEqualTo(Long.toString(START / 1000 + 20));
    JsonNode body = got.json();
    assertThat(body.at("/data/sweep/id").asText()).isEqualTo("s");
    assertThat(body.at("/data/sweep/completed").asInt()).isEqualTo(1);
    assertThat(body.at("/data/page").asText()).isEqualTo("http://127.0.0.1:7878/#s");
    assertThat(body.get("text").asText())
        .startsWith("&lt;b&gt; &amp; co finished: 1 of 1 trials ended, best val_accuracy 0.");
  }

  @Test
  void aReceiverThatRefuses_isTriedAtGrowingIntervals_withOneId() throws Exception {
    hook();
    round();
    feed(new SyntheticSweep("s", now, 1).submitted("s", "random", 1));
    feed(new SyntheticSweep("s", now, 1).ended(Outcome.FAILED, "the disk is full"));
    receiver.refusals.addAll(List.of(500, 302, 429));
    for (int second = 0; second < 13; second++) {
      after(Duration.ofSeconds(1));
    }
    assertThat(receiver.received).isEmpty();
    assertThat(receiver.refusals).isEmpty(); // after 1, 3 and 7 s
    for (int second = 0; second < 5; second++) {
      after(Duration.ofSeconds(1));
    }

    assertThat(receiver.types()).containsExactly("sweep.failed");
    assertThat(receiver.received.get(0).json().at("/data/reason").asText())
        .isEqualTo("the disk is full");
  }

  @Test
  void whatWasTold_isNotToldAfterARestart_andWhatWasNotIs() throws Exception {
    hook();
    round();
    sweeps.apply(new SyntheticSweep("told", now, 1).finished("told", 2, 2));
    after(Duration.ofSeconds(30));
    receiver.refusals.add(503);
    sweeps.apply(new SyntheticSweep("untold", now, 2).finished("untold", 2, 2));
    after(Duration.ofSeconds(30));
    assertThat(receiver.received).hasSize(1);
    anew();
    after(Duration.ofSeconds(30));

    assertThat(receiver.received)
        .extracting(each -> each.json().at("/data/sweep/name").asText())
        .containsExactly("told", "untold");
  }

  @Test
  void thePastOfALog_isNoNews_alsoWhereItIsNotKnownWhatWasTold() throws Exception {
    sweeps.apply(new SyntheticSweep("old", now - 60_000, 1).finished("old", 3, 2));
    feed(new SyntheticSweep("dead", now - 900_000, 3).submitted("dead", "random", 3));
    feed(new DriverAlive("dead", 0, now - 800_000));
    now += 1000;
    hook();
    round();
    after(Duration.ofSeconds(90));
    Files.delete(home.resolve("webhooks-told.json"));
    anew();
    round();
    after(Duration.ofSeconds(90));

    assertThat(receiver.received).isEmpty();
  }

  @Test
  void aLogThatIsBeingRead_tellsNothing() throws Exception {
    hook();
    round();
    meter.contact(5, 10);
    meter.trouble("the broker is away");
    sweeps.apply(new SyntheticSweep("s", now, 1).finished("s", 2, 2));
    after(Duration.ofSeconds(30));
    assertThat(receiver.received).isEmpty();
    meter.contact(0, 10);
    after(Duration.ofSeconds(1));

    assertThat(receiver.types()).containsExactly("sweep.ended");
  }

  @Test
  void aSilentDriver_isAFailure_oncePerSilence() throws Exception {
    hook(WebhookEvent.FAILED);
    feed(new SyntheticSweep("s", now, 1).submitted("s", "random", 9));
    feed(new DriverAlive("s", 0, now));
    round();
    after(Duration.ofSeconds(59));
    assertThat(receiver.received).isEmpty();
    after(Duration.ofSeconds(2));
    after(Duration.ofSeconds(60));
    feed(new DriverAlive("s", 0, now));
    after(Duration.ofSeconds(1));
    after(Duration.ofSeconds(61));

    assertThat(receiver.types()).containsExactly("sweep.failed", "sweep.failed");
    assertThat(receiver.received.get(0).json().get("text").asText())
        .isEqualTo("s failed: its driver has been silent for 61 s");
  }

  @Test
  void aNewBest_isToldAtMostOnceAMinute() throws Exception {
    hook(WebhookEvent.BEST);
    SyntheticSweep sweep = new SyntheticSweep("s", now, 4);
    feed(sweep.submitted("s", "random", 60));
    int told = 0;
    for (int trial = 0; trial < 60; trial++) {
      sweeps.apply(sweep.trial(trial, 2));
      after(Duration.ofSeconds(2));
      told = Math.max(told, receiver.received.size());
      assertThat(told).isLessThanOrEqualTo(1 + 2 * trial / 60);
    }
    List<Double> values =
        receiver.received.stream()
            .map(each -> each.json().at("/data/sweep/best/value").asDouble())
            .toList();

    assertThat(values).hasSizeBetween(1, 3).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void whatNobodyTakesForADay_isGivenUp() throws Exception {
    hook();
    round();
    sweeps.apply(new SyntheticSweep("s", now, 1).finished("s", 2, 2));
    for (int hour = 0; hour < 30; hour++) {
      receiver.refusals.add(500);
    }
    for (int hour = 0; hour < 26; hour++) {
      after(Duration.ofHours(1));
    }
    assertThat(rounds.isDone()).isTrue();
    receiver.refusals.clear();
    after(Duration.ofHours(1));

    assertThat(receiver.received).isEmpty();
  }

  @Test
  void aWebhook_tellsNoSecret() {
    Webhook hook = hook();

    assertThat(hook.toString()).doesNotContain("secret", hook.secret().substring(6));
    assertThat(hook.toString()).contains(hook.id(), "http://127.0.0.1:");
    assertThat(Words.all(WebhookEvent.class)).containsExactly("ended", "failed", "best");
  }
}
