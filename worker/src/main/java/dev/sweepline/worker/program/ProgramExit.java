package dev.sweepline.worker.program;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Completed;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.worker.program.report.TrialReports;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The exit of a program that nobody asked to end, and what that means for its trial. Immutable.
 *
 * @param code as a shell gives it: 128 and the signal where one ended it
 * @param command what was started
 * @param outOfMemory whether the kernel has killed processes meanwhile because memory ran out
 */
record ProgramExit(int code, String command, boolean outOfMemory) {
  private static final int LONGEST_REASON = 300;
  private static final int TAIL = 20;
  private static final int NOT_EXECUTABLE = 126;
  private static final int NOT_FOUND = 127;
  private static final int SIGNAL = 128;
  private static final int KILL = 9;
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          2, "INT", 4, "ILL", 6, "ABRT", 7, "BUS", 8, "FPE", KILL, "KILL", 11, "SEGV", 13, "PIPE",
          15, "TERM");

  /** How Python, PyTorch, JAX and Java say that memory ran out. */
  private static final Pattern MEMORY =
      Pattern.compile(
          "\\bMemoryError\\b|OutOfMemoryError|(?i:out of memory|RESOURCE_EXHAUSTED|cannot allocate"
              + " memory)");

  /** The end of the trial. */
  TrialEnd end(TrialReports reports, TrialOutput output, String objective) {
    if (code != 0) {
      return failed(kind(output), reason(output), output);
    }
    List<String> missing = reports.missing();
    if (!missing.isEmpty()) {
      return failed(FailureKind.ERROR, neverCame(missing, reports.names()), output);
    }
    double last = reports.last(objective);
    return Double.isFinite(last)
        ? new Completed()
        : failed(
            FailureKind.DIVERGED,
            "%s was %s in the last of %d reports".formatted(objective, last, reports.count()),
            output);
  }

  private static String neverCame(List<String> missing, Set<String> names) {
    return names.isEmpty()
        ? "it ended well without a report; print a line such as {\"%s\": 0.5}"
            .formatted(missing.get(0))
        : "it ended well and never reported %s; it reported %s"
            .formatted(String.join(", ", missing), shown(names));
  }

  private static String shown(Set<String> names) {
    String all = String.join(", ", names);
    return all.length() <= LONGEST_REASON ? all : all.substring(0, LONGEST_REASON) + "…";
  }

  private FailureKind kind(TrialOutput output) {
    boolean killed = code == SIGNAL + KILL && outOfMemory;
    return killed || MEMORY.matcher(output.lastWord()).find()
        ? FailureKind.OUT_OF_MEMORY
        : FailureKind.ERROR;
  }

  private String reason(TrialOutput output) {
    String word = output.lastWord();
    if (code == NOT_FOUND || code == NOT_EXECUTABLE) {
      String why = code == NOT_FOUND ? "no such program" : "it may not be executed";
      return "cannot start %s: %s".formatted(command, word.isEmpty() ? why : cut(plain(word)));
    }
    if (code == SIGNAL + KILL && outOfMemory) {
      return "memory ran out, and the kernel killed it";
    }
    String how =
        code > SIGNAL && code <= SIGNAL + 64
            ? "killed by signal " + (code - SIGNAL) + name(code - SIGNAL)
            : "exit code " + code;
    return word.isEmpty() ? how + ", and not a word" : how + ": " + cut(word);
  }

  private static String name(int signal) {
    return SIGNALS.containsKey(signal) ? " (" + SIGNALS.get(signal) + ")" : "";
  }

  private static String plain(String word) {
    return word.replaceFirst("^setsid: failed to execute ", "");
  }

  private static String cut(String word) {
    return word.length() <= LONGEST_REASON ? word : word.substring(0, LONGEST_REASON) + "…";
  }

  private static Failed failed(FailureKind kind, String reason, TrialOutput output) {
    List<String> lines = output.lines();
    return new Failed(
        kind,
        reason,
        String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL), lines.size())));
  }
}
