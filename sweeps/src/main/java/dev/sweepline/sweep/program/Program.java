package dev.sweepline.sweep.program;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The program that a sweep's trials run, one process each. Immutable, thread-safe.
 *
 * @param script what {@code ${program}} stands for; empty where the command names none
 * @param command the command line before macros are expanded; not empty
 * @param files what is laid out in each trial's folder where the sweep file's own is not there:
 *     files and folders relative to it
 * @param directory where the program runs; empty for the sweep file's folder, or a trial's own
 * @param environment variables that it has besides
 * @param report how its standard output is read
 * @param realWandb whether {@code import wandb} finds what is installed instead of our stand-in
 * @param grace what it has to end by itself once it was asked to
 */
public record Program(
    String script,
    List<String> command,
    List<String> files,
    String directory,
    Map<String, String> environment,
    ReportFormat report,
    boolean realWandb,
    Duration grace)
    implements Serializable {
  /** W&amp;B's command line of files that say none. */
  public static final List<String> DEFAULT_COMMAND =
      List.of("${env}", "${interpreter}", "${program}", "${args}");

  /** As long as W&amp;B's agent waits. */
  public static final Duration DEFAULT_GRACE = Duration.ofSeconds(30);

  public Program {
    requireNonNull(script, "script");
    requireNonNull(directory, "directory");
    requireNonNull(report, "report");
    command = List.copyOf(command);
    files = List.copyOf(files);
    environment = Collections.unmodifiableMap(new LinkedHashMap<>(environment));
    if (command.isEmpty()) {
      throw new IllegalArgumentException("command is empty");
    }
    if (grace.isNegative()) {
      throw new IllegalArgumentException("grace " + grace + " is not >= 0");
    }
  }

  /** A script by W&amp;B's default command. */
  public static Program of(String script) {
    return new Program(
        script,
        DEFAULT_COMMAND,
        List.of(),
        "",
        Map.of(),
        ReportFormat.JSON_LINES,
        false,
        DEFAULT_GRACE);
  }

  /** Whether the command line names the script. */
  public boolean usesScript() {
    return command.contains("${program}");
  }

  /** As messages call it: the script, or the command's first word that is no macro. */
  public String name() {
    return script.isEmpty()
        ? command.stream().filter(item -> !item.startsWith("${")).findFirst().orElse("a program")
        : script;
  }
}
