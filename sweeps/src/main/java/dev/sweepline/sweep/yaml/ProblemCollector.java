package dev.sweepline.sweep.yaml;

import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.text.SourcePosition;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The collection of what is wrong with one file: each thing once, one line each, given in file
 * order. Not thread-safe.
 */
public final class ProblemCollector {
  private static final int LONGEST = 400;

  private final Set<Problem> errors = new LinkedHashSet<>();
  private final Set<Problem> warnings = new LinkedHashSet<>();

  private final Set<Object> told = new HashSet<>();

  public void error(SourcePosition place, String message) {
    errors.add(new Problem(place, oneLine(message)));
  }

  public void warn(SourcePosition place, String message) {
    warnings.add(new Problem(place, oneLine(message)));
  }

  /** Whether something long, such as a list of keys, is to be told for the first time. */
  boolean firstTime(Object subject) {
    return told.add(subject);
  }

  public List<Problem> errors() {
    return errors.stream().sorted(Problem.IN_FILE_ORDER).toList();
  }

  public List<Problem> warnings() {
    return warnings.stream().sorted(Problem.IN_FILE_ORDER).toList();
  }

  /** Messages quote the file, which may hold anything. */
  private static String oneLine(String message) {
    String line = message.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
