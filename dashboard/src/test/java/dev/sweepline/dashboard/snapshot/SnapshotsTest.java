package dev.sweepline.dashboard.snapshot;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.sweepline.dashboard.SyntheticSweep;
import dev.sweepline.dashboard.ingest.LogBatch;
import dev.sweepline.dashboard.live.LiveSweeps;
import dev.sweepline.sweep.board.RankedRow;
import dev.sweepline.sweep.event.SweepEvent;
import dev.sweepline.sweep.event.SweepEvent.SweepDeleted;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.log.EventCodec;
import dev.sweepline.sweep.log.LogMark;
import dev.sweepline.sweep.view.LeaderboardJson;
import dev.sweepline.sweep.view.SweepJson;
import dev.sweepline.sweep.view.TrialJson;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SnapshotsTest {
  @TempDir private Path home;

  /** However the log is cut into batches, snapshots and runs of the server. */
  @Test
  void restart_hasWhatAReplayOfAllHas() throws IOException {
    for (int seed = 0; seed < 12; seed++) {
      check(
          new RandomLog(seed).events(120),
          new Random(seed),
          Files.createDirectory(home.resolve("random" + seed)));
    }
  }

  @Test
  void restart_hasWhatAReplayOfRecordedLogsHas() throws IOException {
    for (String name : List.of("/log/events-v1.jsonl", "/log/events-v1-drivers.jsonl")) {
      List<SweepEvent> log = recorded(name);
      for (int seed = 0; seed < 1; seed++) {
        check(
            log,
            new Random(seed),
            Files.createDirectory(home.resolve("recorded" + log.size() + "-" + seed)));
      }
    }
  }

  private static List<SweepEvent> recorded(String name) throws IOException {
    try (InputStream in = SnapshotsTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> EventCodec.decode(line.getBytes(UTF_8)))
          .toList();
    }
  }

  private static void check(List<SweepEvent> log, Random random, Path folder) {
    int next = 0;
    while (next < log.size()) {
      Server server = new Server(folder, 1 + random.nextInt(30));
      int known = server.start();
      assertThat(known).isLessThanOrEqualTo(next);
      assertThat(state(server.sweeps)).isEqualTo(state(replay(log.subList(0, known))));
      next = known;
      int stop = Math.min(log.size(), next + 1 + random.nextInt(90));
      while (next < stop) {
        int end = Math.min(stop, next + 1 + random.nextInt(7));
        server.apply(log, next, end);
        next = end;
      }
      assertThat(state(server.sweeps)).isEqualTo(state(replay(log.subList(0, next))));
      server.snapshots.close();
    }
  }

  @Test
  void write_keepsMeasurementsOfEndedTrialsOutOfMemory() {
    List<SweepEvent> log = new SyntheticSweep("s", 0, 5).finished("s", 20, 6);
    Server server = new Server(home, log.size());
    server.start();
    server.apply(log, 0, log.size());

    assertThat(server.sweeps.find("s").orElseThrow().history().trials())
        .allSatisfy(trial -> assertThat(trial.unsaved()).isEmpty())
        .allSatisfy(trial -> assertThat(trial.measurements()).isNotEmpty());
    assertThat(state(server.sweeps)).isEqualTo(state(replay(log)));
    server.snapshots.close();
  }

  @Test
  void write_forgetsADeletedSweepAtOnce() throws IOException {
    List<SweepEvent> log = new ArrayList<>(new SyntheticSweep("s", 0, 5).finished("s", 5, 3));
    Path folder = home.resolve("snapshot");
    Server server = new Server(home, log.size());
    server.start();
    server.apply(log, 0, log.size());
    assertThat(sweepFiles(folder)).hasSize(1);
    log.add(new SweepDeleted("s", 9, "eve"));
    server.apply(log, log.size() - 1, log.size());

    assertThat(sweepFiles(folder)).isEmpty();
    server.snapshots.close();
    Server next = new Server(home, 1);
    assertThat(next.start()).isEqualTo(log.size());
    next.sweeps.apply(log);
    assertThat(next.sweeps.size()).isZero();
    next.snapshots.close();
  }

  private static List<Path> sweepFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".sweep")).sorted().toList();
    }
  }

  /** Any byte changed, in any of its files, or a file cut short or away. */
  @Test
  void restore_refusesWhatIsDamaged() throws IOException {
    List<SweepEvent> log = new SyntheticSweep("s", 0, 5).finished("s", 3, 3);
    Path folder = home.resolve("snapshot");
    write(home, log);
    List<Path> files = List.of(folder.resolve("manifest.json"), sweepFiles(folder).get(0));
    for (Path file : files) {
      byte[] whole = Files.readAllBytes(file);
      for (int i = 0; i < whole.length; i += 1 + whole.length / 97) {
        byte[] damaged = whole.clone();
        damaged[i] = (byte) (damaged[i] ^ 1 << (i % 7));
        Files.write(file, damaged);
        assertThat(restores(home)).as(file + " byte " + i).isFalse();
      }
      Files.write(file, new String(whole, UTF_8).substring(0, 5).getBytes(UTF_8));
      assertThat(restores(home)).isFalse();
      Files.delete(file);
      assertThat(restores(home)).isFalse();
      Files.write(file, whole);
      assertThat(restores(home)).isTrue();
    }
  }

  /** What a process that was killed had begun to add. */
  @Test
  void restore_passesOverWhatStandsBehindTheSnapshot() throws IOException {
    List<SweepEvent> log = new SyntheticSweep("s", 0, 5).finished("s", 3, 3);
    Path folder = home.resolve("snapshot");
    write(home, log);
    Path file = sweepFiles(folder).get(0);
    byte[] whole = Files.readAllBytes(file);
    byte[] longer = java.util.Arrays.copyOf(whole, whole.length + 100);
    Files.write(file, longer);

    Server server = new Server(home, 1);
    assertThat(server.start()).isEqualTo(log.size());
    assertThat(state(server.sweeps)).isEqualTo(state(replay(log)));
    assertThat(Files.size(file)).isEqualTo(whole.length);
    server.snapshots.close();
  }

  @Test
  void open_leavesAFolderToWhoHasIt() {
    Server server = new Server(home, 1);
    assertThat(SnapshotFolder.open(home)).isEmpty();
    server.snapshots.close();
  }

  private static void write(Path home, List<SweepEvent> log) {
    Server server = new Server(home, log.size());
    server.start();
    server.apply(log, 0, log.size());
    server.snapshots.close();
  }

  private static boolean restores(Path home) {
    Server server = new Server(home, 1);
    boolean restored = !server.snapshots.marks().isEmpty() && server.snapshots.restore();
    server.snapshots.close();
    return restored;
  }

  private static LiveSweeps replay(List<SweepEvent> log) {
    LiveSweeps sweeps = new LiveSweeps();
    sweeps.apply(log);
    return sweeps;
  }

  /** All that anybody can see of it. */
  private static String state(LiveSweeps sweeps) {
    StringBuilder text = new StringBuilder();
    for (SweepHistory sweep : sweeps.newestFirst()) {
      var board = sweeps.find(sweep.id()).orElseThrow().board();
      text.append(SweepJson.detail(sweep, board.head())).append('\n');
      text.append(LeaderboardJson.write(sweep)).append(sweep.counts()).append('\n');
      text.append(sweep.lastSign()).append('\n');
      for (TrialHistory trial : sweep.trials()) {
        RankedRow row = board.find(trial.trial()).orElseThrow();
        text.append(TrialJson.detail(sweep, trial, row.standing(sweep))).append(trial.pauses());
        text.append(trial.lastMeasurement()).append(trial.budget()).append('\n');
      }
    }
    return text.toString();
  }

  /** A run of a server, whose threads are all this one. */
  private static final class Server {
    final LiveSweeps sweeps = new LiveSweeps(true);
    final Snapshots snapshots;

    Server(Path home, int eventsBetween) {
      snapshots =
          new Snapshots(
              sweeps, SnapshotFolder.open(home), Runnable::run, new Inline(), eventsBetween);
    }

    /** How many events it knows without reading them. */
    int start() {
      List<LogMark> marks = snapshots.marks();
      if (marks.isEmpty()) {
        snapshots.discard();
        return 0;
      }
      assertThat(snapshots.restore()).isTrue();
      return (int) marks.get(0).last() + 1;
    }

    void apply(List<SweepEvent> log, int from, int to) {
      List<SweepEvent> events = log.subList(from, to);
      sweeps.apply(events);
      byte[] last = EventCodec.encode(log.get(to - 1));
      snapshots.applied(new LogBatch(events, List.of(LogMark.of(0, 0, to - 1, last))));
    }
  }

  /** Runs what it is given at once. */
  private static final class Inline extends AbstractExecutorService {
    @Override
    public void execute(Runnable task) {
      task.run();
    }

    @Override
    public void shutdown() {}

    @Override
    public List<Runnable> shutdownNow() {
      return List.of();
    }

    @Override
    public boolean isShutdown() {
      return false;
    }

    @Override
    public boolean isTerminated() {
      return true;
    }

    @Override
    public boolean awaitTermination(long time, TimeUnit unit) {
      return true;
    }
  }
}
