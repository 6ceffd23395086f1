package dev.sweepline.deploy.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepHistory.Counts;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.view.LeaderboardJson;
import dev.sweepline.sweep.view.SweepJson;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** What must hold of a sweep that has come to its end. */
final class Inspection {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration ANSWER = Duration.ofSeconds(5);
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final Ground ground;
  private final Journey journey;
  private final HttpClient http = HttpClient.newHttpClient();

  Inspection(Ground ground, Journey journey) {
    this.ground = ground;
    this.journey = journey;
  }

  /** Reads the log anew, judges it, and asks the pages whether they say the same. */
  void ofLog() {
    try (LogTail log = new LogTail(ground.kafka())) {
      log.readToEnd();
      Account account = log.account();
      SweepHistory sweep = account.sweep().orElseThrow();
      Counts counts = sweep.counts();
      journey.finished(
          Board.of(sweep),
          new Journey.Tally(account.lost(), account.doubles(), counts.running(), account.stale()));
      expect(account.sweeps() == 1, account.sweeps() + " sweeps in the log");
      expect(counts.planned() == counts.ended(), "does not add up: " + counts);
      expect(account.lost() == 0, account.lost() + " trials without an end");
      expect(account.doubles() == 0, account.doubles() + " trials with more than one end");
      expect(counts.running() == 0, counts.running() + " trials still running");
      expect(counts.paused() == 0, counts.paused() + " trials still paused");
      expect(counts.failed() == 0, counts.failed() + " trials failed");
      sweep.trials().stream()
          .filter(TrialHistory::gap)
          .forEach(trial -> journey.problem("trial " + trial.trial() + " lacks measurements"));
      ground.pages().forEach(page -> ofPage(page, sweep));
    }
  }

  private void ofPage(URI page, SweepHistory sweep) {
    String place = "/api/sweeps/" + sweep.id();
    compare(page.resolve(place), SweepJson.detail(sweep));
    compare(page.resolve(place + "/leaderboard"), LeaderboardJson.write(sweep));
  }

  private void compare(URI uri, String expected) {
    try {
      JsonNode wanted = JSON.readTree(expected);
      long deadline = System.nanoTime() + PATIENCE.toNanos();
      String answer = get(uri);
      while (!answer.startsWith("{") || !JSON.readTree(answer).equals(wanted)) {
        if (System.nanoTime() > deadline) {
          journey.problem(uri + " does not tell what the log does: " + cut(answer));
          return;
        }
        Pause.of(Duration.ofMillis(200));
        answer = get(uri);
      }
    } catch (IOException e) {
      journey.problem(uri + ": " + e);
    }
  }

  private String get(URI uri) {
    try {
      HttpRequest request = HttpRequest.newBuilder(uri).timeout(ANSWER).build();
      return http.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      return e.toString(); // a page that has just been started again
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String cut(String text) {
    return text.substring(0, Math.min(text.length(), 300));
  }

  /** Ends everything in a user's order; nothing may stay. */
  void ofProcesses(Program driver) {
    // A driver that owns the broker waits for its guests.
    boolean leaves = driver.awaitEnd(PATIENCE);
    expect(ground.end(), "page or broker does not end");
    expect(leaves || driver.awaitEnd(PATIENCE), "the driver does not end");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!ground.executors().isEmpty() && System.nanoTime() < deadline) {
      Pause.of(Duration.ofMillis(100));
    }
    expect(ground.executors().isEmpty(), ground.executors().size() + " executors left");
    int left = Processes.mentioning(ground.folder().toString()).size();
    expect(left == 0, left + " processes left");
  }

  private void expect(boolean holds, String otherwise) {
    if (!holds) {
      journey.problem(otherwise);
    }
  }
}
