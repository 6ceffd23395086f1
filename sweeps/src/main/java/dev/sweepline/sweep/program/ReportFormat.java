package dev.sweepline.sweep.program;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;

/**
 * The form in which a program's standard output holds reports. Immutable.
 *
 * @param prefix what a line begins with that holds a JSON object; empty for lines that are one
 * @param pattern a regular expression instead: every match in a line is one metric, whose name is
 *     its first group and whose value its second, or whose value is its only group and whose name
 *     is the sweep's own metric; empty for JSON
 */
public record ReportFormat(String prefix, String pattern) implements Serializable {
  public static final ReportFormat JSON_LINES = new ReportFormat("", "");

  public ReportFormat {
    requireNonNull(prefix, "prefix");
    requireNonNull(pattern, "pattern");
  }
}
