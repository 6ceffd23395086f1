package dev.sweepline.driver.session;

import dev.sweepline.driver.input.SweepLookup;
import dev.sweepline.driver.loop.SpecFactory;
import dev.sweepline.driver.spark.SparkBackend;
import dev.sweepline.driver.spark.refit.SparkRefit.Refitted;
import dev.sweepline.driver.spark.refit.SparkRefit.Request;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.Refit;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.event.SweepEvent.SweepRefitted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A runner of refits: it has an assignment of a sweep trained again on more data, and writes what
 * came of it into the log. For one thread.
 *
 * @param backend with no trial at work
 */
public record RefitRunner(SweepSession session, SparkBackend backend) {
  private static final long PATIENCE_SECONDS = 60;

  /**
   * The trial to train again.
   *
   * @param number the user's choice; empty for the best
   * @throws UserException when there is none that was trained
   */
  public static TrialHistory trial(SweepHistory history, OptionalInt number) {
    int chosen =
        number.orElseGet(
            () ->
                Leaderboard.best(history)
                    .orElseThrow(
                        () ->
                            new UserException(
                                "no trial of " + history.id() + " has a value to be best by"))
                    .trial());
    TrialHistory trial = SweepLookup.trial(history, chosen);
    if (trial.lineage().isInherited()) {
      throw new UserException(
          "trial %d of %s trained on the network of trial %d under other parameters: there is no"
                  .formatted(chosen, history.id(), trial.lineage().parent())
              + " one assignment to train again; its network is what best --export gives");
    }
    if (trial.measurements().isEmpty()) {
      throw new UserException(
          "trial %d of %s measured nothing: there is no saying how long to train it"
              .formatted(chosen, history.id()));
    }
    return trial;
  }

  /**
   * Trains it, saves it, tells the log and the user.
   *
   * @throws IllegalStateException with the reason in one line
   */
  public void run(SweepHistory history, Sweep sweep, TrialHistory trial, Refit refit)
      throws InterruptedException {
    InstantSource clock = session.context().clock();
    Instant start = clock.instant();
    Path model = session.models().refit(history.id());
    Request request =
        new Request(
            SpecFactory.of(sweep).recorded(history, trial),
            RefitEpochs.of(trial, sweep.objective()),
            refit,
            model);
    Refitted done = train(request);
    double seconds = Duration.between(start, clock.instant()).toMillis() / 1e3;
    SweepRefitted event =
        new SweepRefitted(
            history.id(),
            clock.millis(),
            trial.trial(),
            done.workers(),
            done.epochs(),
            seconds,
            done.results(),
            model.toString());
    append(event);
    session.context().console().line(SweepSummary.refitted(event));
  }

  private Refitted train(Request request) {
    try {
      return backend.refit(
          request,
          session.context().clock(),
          line -> session.context().console().line("refit: " + line));
    } catch (IOException | RuntimeException e) {
      throw new IllegalStateException(reason(e), e);
    }
  }

  /** What the innermost cause says: Spark and DL4J wrap it many times over. */
  private static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = String.valueOf(cause.getMessage());
    // Of a task that failed elsewhere only text comes back.
    String told =
        message
            .lines()
            .filter(line -> line.startsWith("Caused by: "))
            .reduce((earlier, later) -> later)
            .or(() -> message.lines().findFirst())
            .orElse(message);
    return told.replaceFirst("^Caused by: ", "");
  }

  private void append(SweepRefitted event) throws InterruptedException {
    CompletableFuture<Void> acknowledged = new CompletableFuture<>();
    session.log().onFailure(acknowledged::completeExceptionally);
    session.log().append(event, () -> acknowledged.complete(null));
    try {
      acknowledged.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException(
          "its result is not in the log, but in " + event.model() + ": " + e.getMessage(), e);
    }
  }
}
