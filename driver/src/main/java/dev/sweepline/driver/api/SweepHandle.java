package dev.sweepline.driver.api;

import dev.sweepline.driver.concurrent.SerialThread;
import dev.sweepline.driver.loop.EndedSweep;
import dev.sweepline.driver.session.SweepDrive;
import dev.sweepline.driver.session.SweepDrive.RunningSweep;
import dev.sweepline.driver.session.SweepSession;
import dev.sweepline.driver.text.SweepSummary;
import dev.sweepline.sweep.board.Leaderboard;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepEnded.Outcome;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.table.TrialTable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;

/**
 * A handle of a sweep that runs, or has run: its board, its best trial, its end. When the sweep
 * ends, by itself or by {@link #stop}, all that was opened for it is closed, but never Spark; what
 * its board says stays. Thread-safe.
 */
public final class SweepHandle implements AutoCloseable {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final SparkSession spark;
  private final SweepSession session;
  private final SweepDrive drive;
  private final RunningSweep running;
  private final CompletableFuture<Outcome> done = new CompletableFuture<>();

  /** Nobody's but ours, once the driver is closed. */
  private final CompletableFuture<SweepHistory> last = new CompletableFuture<>();

  private SweepHandle(
      SparkSession spark, SweepSession session, SweepDrive drive, RunningSweep running) {
    this.spark = spark;
    this.session = session;
    this.drive = drive;
    this.running = running;
  }

  static SweepHandle start(
      SparkSession spark, SweepSession session, SweepDrive drive, Consumer<SweepEvent> listener) {
    SerialThread events = new SerialThread("sweepline-events", GRACE);
    session.parts().add(events::close);
    RunningSweep running = drive.start(event -> events.execute(() -> listener.accept(event)));
    SweepHandle handle = new SweepHandle(spark, session, drive, running);
    Thread waiting = new Thread(handle::finish, "sweepline-sweep");
    waiting.setDaemon(true);
    waiting.start();
    return handle;
  }

  private void finish() {
    CompletableFuture<SweepHistory> history = running.loop().look(now -> now);
    try {
      EndedSweep ended = running.ended().get();
      if (ended.outcome() == Outcome.FINISHED) {
        drive.refit(ended, running.backend());
      }
      end(history, () -> done.complete(ended.outcome()));
    } catch (ExecutionException e) {
      end(history, () -> done.completeExceptionally(e.getCause()));
    } catch (InterruptedException | RuntimeException e) {
      end(history, () -> done.completeExceptionally(e));
    }
  }

  private void end(CompletableFuture<SweepHistory> history, Runnable tell) {
    try {
      session.close();
    } finally {
      last.complete(history.join());
      tell.run();
    }
  }

  /** The sweep's id, by which it can be resumed and the command line knows it. */
  public String id() {
    return drive.id();
  }

  /** Where the page answers, if one was asked for. */
  public Optional<URI> page() {
    return session.page();
  }

  /** Whether the sweep has ended and all that was opened for it is closed. */
  public boolean isDone() {
    return done.isDone();
  }

  /** Completes when the sweep has ended; exceptionally when its log is lost. */
  public CompletableFuture<Outcome> future() {
    return done.copy();
  }

  /**
   * Waits for the end.
   *
   * @throws IllegalStateException when the sweep could not go on, with the reason; it can be
   *     resumed
   */
  public Outcome join() {
    try {
      return done.join();
    } catch (CompletionException e) {
      Throwable cause = e.getCause();
      throw new IllegalStateException(id() + " stopped: " + cause.getMessage(), cause);
    }
  }

  /**
   * Waits for the end, but not for ever.
   *
   * @return whether it has come
   * @throws IllegalStateException as the other
   */
  public boolean join(long seconds) throws InterruptedException {
    try {
      var unused = done.get(seconds, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      var unused = join(); // says it as the other does
    }
    return true;
  }

  /** How far it is, in a line: counts of trials, and the best so far. */
  public String progress() {
    return look(now -> SweepSummary.counts(now.counts()) + "; " + SweepSummary.best(now));
  }

  /** The best trial so far; empty before the first has a finite value. */
  public Optional<Standing> best() {
    return look(Leaderboard::best);
  }

  /** All trials started so far, best first. */
  public List<Standing> standings() {
    return look(Leaderboard::of);
  }

  /**
   * All trials started so far, best first, a column for each parameter and metric as {@code export}
   * has them: numbers are {@code bigint} or {@code double}, times {@code timestamp}, lists text.
   */
  public Dataset<Row> board() {
    return look(now -> BoardRows.of(TrialTable.of(now))).in(spark);
  }

  /** Hands out nothing more and leaves the sweep as it stands, to be resumed. */
  public void stop() {
    running.loop().interrupt("stopped by the program that runs it");
  }

  /** Ends a trial as cancelled. */
  public void cancel(int trial) {
    running.loop().stop(trial);
  }

  /** Stops the sweep unless it has ended, and waits until all that was opened for it is closed. */
  @Override
  public void close() {
    if (!done.isDone()) {
      stop();
    }
    done.handle((outcome, failure) -> id()).join();
  }

  private <T> T look(Function<SweepHistory, T> view) {
    if (!last.isDone()) {
      try {
        return running.loop().look(view).join();
      } catch (CompletionException e) {
        return atLast(view); // it has just ended, and nobody answers there
      }
    }
    return atLast(view);
  }

  private synchronized <T> T atLast(Function<SweepHistory, T> view) {
    return view.apply(last.join());
  }
}
