package dev.sweepline.worker.slot;

import dev.sweepline.sweep.trial.FailureKind;
import dev.sweepline.sweep.trial.TrialEnd;
import dev.sweepline.sweep.trial.TrialEnd.Cancelled;
import dev.sweepline.sweep.trial.TrialEnd.Failed;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.network.user.CalledExitException;
import dev.sweepline.worker.train.DivergedException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.deeplearning4j.exception.DL4JInvalidConfigException;

/** Classifier of what a trial threw. */
final class FailureClassifier {
  private static final int LONGEST_REASON = 300;

  /** An event has to fit into a message of the log, whatever a user's exception has to say. */
  private static final int LONGEST_DETAIL = 100_000;

  private FailureClassifier() {}

  static TrialEnd end(Throwable thrown) {
    List<Throwable> causes =
        Stream.iterate(thrown, t -> t != null, Throwable::getCause).limit(20).toList();
    if (causes.stream().anyMatch(FailureClassifier::isInterruption)) {
      Thread.currentThread().interrupt();
      return new Cancelled("interrupted");
    }
    FailureKind kind =
        causes.stream()
            .map(FailureClassifier::kind)
            .filter(k -> k != FailureKind.ERROR)
            .findFirst()
            .orElse(FailureKind.ERROR);
    return new Failed(kind, reason(thrown, kind), stackTrace(thrown));
  }

  private static boolean isInterruption(Throwable thrown) {
    return thrown instanceof InterruptedException || thrown instanceof ClosedByInterruptException;
  }

  private static FailureKind kind(Throwable thrown) {
    if (thrown instanceof OutOfMemoryError || isNativeMemory(thrown)) {
      return FailureKind.OUT_OF_MEMORY;
    }
    if (thrown instanceof DivergedException) {
      return FailureKind.DIVERGED;
    }
    return thrown instanceof InvalidNetworkException || thrown instanceof DL4JInvalidConfigException
        ? FailureKind.INVALID
        : FailureKind.ERROR;
  }

  /** ND4J reports a failed native allocation as a plain RuntimeException. */
  private static boolean isNativeMemory(Throwable thrown) {
    String message = String.valueOf(thrown.getMessage()).toLowerCase(Locale.ROOT);
    return message.contains("bad_alloc")
        || message.contains("failed to allocate")
        || message.contains("allocation failed")
        || message.contains("out of memory");
  }

  private static String reason(Throwable thrown, FailureKind kind) {
    boolean speaksToUsers =
        kind == FailureKind.INVALID
            || kind == FailureKind.DIVERGED
            || thrown instanceof CalledExitException
            || thrown instanceof DataException;
    String message = thrown.getMessage() == null ? "" : thrown.getMessage();
    String line =
        speaksToUsers
            ? message
            : thrown.getClass().getSimpleName() + (message.isEmpty() ? "" : ": " + message);
    String oneLine = line.lines().findFirst().orElse(line);
    return oneLine.length() <= LONGEST_REASON
        ? oneLine
        : oneLine.substring(0, LONGEST_REASON) + "…";
  }

  private static String stackTrace(Throwable thrown) {
    StringWriter text = new StringWriter();
    thrown.printStackTrace(new PrintWriter(text));
    return text.getBuffer().length() <= LONGEST_DETAIL
        ? text.toString()
        : text.getBuffer().substring(0, LONGEST_DETAIL) + "…";
  }
}
