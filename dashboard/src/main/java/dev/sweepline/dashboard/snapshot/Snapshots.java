package dev.sweepline.dashboard.snapshot;

import dev.sweepline.dashboard.ingest.KnownLog;
import dev.sweepline.dashboard.ingest.LogBatch;
import dev.sweepline.dashboard.live.LiveSweep;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.SweepState;
import dev.sweepline.sweep.log.LogMark;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The snapshots of live sweeps. One is written after every so many events, on a thread of its own,
 * from what the owner of the sweeps hands over at once; it costs what is new. Trials that have
 * ended then leave memory. Owned by the thread that owns the sweeps, but for what {@link KnownLog}
 * asks, which comes first.
 */
public final class Snapshots implements KnownLog, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Snapshots.class);
  private static final int EVENTS_BETWEEN = 20_000;
  private static final int CLOSE_SECONDS = 5;

  private final LiveSweeps sweeps;
  private final Optional<SnapshotFolder> folder;
  private final Executor owner;
  private final int eventsBetween;
  private final ExecutorService writer;
  private final Map<Integer, LogMark> marks = new TreeMap<>();
  private long unsaved;
  private long rewritten;
  private long deletedAt;
  private boolean writing;
  private boolean broken;

  /**
   * Snapshots in a folder; where there is none, nothing is kept.
   *
   * @param owner runs a task on the thread that owns the sweeps, in order
   */
  public Snapshots(LiveSweeps sweeps, Optional<SnapshotFolder> folder, Executor owner) {
    this(
        sweeps,
        folder,
        owner,
        Executors.newSingleThreadExecutor(Snapshots::thread),
        EVENTS_BETWEEN);
  }

  Snapshots(
      LiveSweeps sweeps,
      Optional<SnapshotFolder> folder,
      Executor owner,
      ExecutorService writer,
      int eventsBetween) {
    this.sweeps = sweeps;
    this.folder = folder;
    this.owner = owner;
    this.writer = writer;
    this.eventsBetween = eventsBetween;
  }

  private static Thread thread(Runnable task) {
    Thread thread = new Thread(task, "sweepline-snapshot");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public List<LogMark> marks() {
    return folder.map(SnapshotFolder::marks).orElse(List.of());
  }

  @Override
  public boolean restore() {
    if (folder.isEmpty()) {
      return false;
    }
    try {
      List<LogMark> read = folder.get().marks();
      SnapshotFolder.Contents contents = folder.get().read();
      owner.execute(
          () -> {
            sweeps.adopt(contents.sweeps(), contents.deleted());
            deletedAt = sweeps.tick();
            read.forEach(mark -> marks.put(mark.partition(), mark));
          });
      return true;
    } catch (IOException | RuntimeException e) {
      LOG.warn("the snapshot is damaged; all of the log is read instead: {}", e.toString());
      return false;
    }
  }

  @Override
  public void discard() {
    try {
      if (folder.isPresent()) {
        folder.get().clear();
      }
    } catch (IOException e) {
      LOG.warn("the snapshot cannot be emptied: {}", e.toString());
      owner.execute(() -> broken = true);
    }
  }

  /** The sweeps have applied a batch. */
  public void applied(LogBatch batch) {
    if (folder.isEmpty()) {
      return;
    }
    batch.marks().forEach(mark -> marks.put(mark.partition(), mark));
    unsaved += batch.events().size();
    writeIfDue(folder.get());
  }

  private void writeIfDue(SnapshotFolder to) {
    boolean due =
        unsaved >= Math.max(eventsBetween, rewritten) || !sweeps.deletedSince(deletedAt).isEmpty();
    if (due && !writing) {
      write(to);
    }
  }

  private void write(SnapshotFolder to) {
    SnapshotCut cut = cut();
    unsaved = 0;
    deletedAt = sweeps.tick();
    if (broken) {
      return;
    }
    writing = true;
    writer.execute(
        () -> {
          try {
            List<SnapshotFolder.Written> written = to.write(cut);
            owner.execute(() -> written(written));
          } catch (IOException | RuntimeException e) {
            LOG.warn("no more snapshots are written: {}", e.toString());
            owner.execute(() -> broken = true);
          } finally {
            owner.execute(
                () -> {
                  writing = false;
                  writeIfDue(to);
                });
          }
        });
  }

  private SnapshotCut cut() {
    return new SnapshotCut(
        List.copyOf(marks.values()),
        sweeps.ids(),
        sweeps.newestFirst().stream()
            .filter(sweep -> sweep.state() == SweepState.RUNNING)
            .map(SweepHistory::id)
            .collect(Collectors.toSet()),
        sweeps.deletedSince(-1),
        sweeps.deltas());
  }

  /**
   * Trials that go on will be written again as a whole, so the next snapshot waits for as many
   * events as that takes.
   */
  private void written(List<SnapshotFolder.Written> all) {
    rewritten = 0;
    for (SnapshotFolder.Written written : all) {
      Optional<LiveSweep> sweep = sweeps.get(written.sweep());
      for (SavedSweep.Stored stored : written.measurements()) {
        sweep.ifPresent(live -> live.saved(stored.saved(), stored.where()));
        rewritten += sweep.filter(live -> goesOn(live, stored)).isPresent() ? rows(stored) : 0;
      }
    }
  }

  private static boolean goesOn(LiveSweep sweep, SavedSweep.Stored stored) {
    return sweep
        .history()
        .trial(stored.saved().trial())
        .filter(trial -> !trial.state().terminal())
        .isPresent();
  }

  private static int rows(SavedSweep.Stored stored) {
    return stored.saved().columns().size();
  }

  /** Finishes a snapshot under way, for as long as that takes a few seconds. */
  @Override
  public void close() {
    writer.shutdown();
    try {
      if (writer.awaitTermination(CLOSE_SECONDS, TimeUnit.SECONDS) && folder.isPresent()) {
        folder.get().close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      LOG.warn("the snapshot's folder does not close: {}", e.toString());
    }
  }
}
