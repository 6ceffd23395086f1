package dev.sweepline.worker.log;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Buffer of the last lines that a trial's thread has logged, so that they can travel with its end.
 * There is one logging for the whole JVM, so these are static. Thread-safe.
 */
public final class TrialLog {
  private static final Logger LOG = LoggerFactory.getLogger(TrialLog.class);

  /** Of each trial the last so many lines are kept, each cut at so many characters. */
  static final int MOST_LINES = 100;

  static final int LONGEST = 500;

  private static final Map<Thread, TrialLog> OPEN = new ConcurrentHashMap<>();
  private static final AtomicBoolean TAPPED = new AtomicBoolean();

  private final Deque<String> lines = new ArrayDeque<>();
  private int dropped;

  private TrialLog() {}

  /** Keeps what the calling thread logs from now on; what it logged before is forgotten. */
  public static void begin() {
    if (!TAPPED.getAndSet(true)) {
      tap();
    }
    OPEN.put(Thread.currentThread(), new TrialLog());
  }

  /** Keeps nothing of the calling thread any more. */
  public static void end() {
    OPEN.remove(Thread.currentThread());
  }

  /** What a thread has logged since it began, oldest first; empty when nothing was kept. */
  public static List<String> lines(Thread thread) {
    TrialLog log = OPEN.get(thread);
    return log == null ? List.of() : log.lines();
  }

  /** Takes the calling thread's next lines. */
  public static void heard(String text) {
    TrialLog log = OPEN.get(Thread.currentThread());
    if (log != null) {
      text.lines().forEach(log::add);
    }
  }

  private synchronized void add(String line) {
    if (lines.size() == MOST_LINES) {
      lines.remove();
      dropped++;
    }
    lines.add(line.length() <= LONGEST ? line : line.substring(0, LONGEST - 1) + "…");
  }

  private synchronized List<String> lines() {
    if (dropped == 0) {
      return List.copyOf(lines);
    }
    Deque<String> all = new ArrayDeque<>(lines);
    all.addFirst("(" + dropped + " earlier lines are in the log of the process)");
    return List.copyOf(all);
  }

  private static void tap() {
    try {
      Log4jTap.install(TrialLog::heard);
    } catch (LinkageError | ClassCastException e) {
      LOG.info(
          "trials' log lines stay in this process's log, which is not Log4j's: {}", e.toString());
    }
  }
}
