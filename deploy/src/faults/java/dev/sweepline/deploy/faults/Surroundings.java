package dev.sweepline.deploy.faults;

import java.util.Locale;
import java.util.Map;

/** The language that a run's processes find. */
enum Surroundings {
  /** That of whoever runs the harness. */
  USUAL("", Map.of()),
  /** Where the small letter of I is not i. */
  TURKISH(
      " -Duser.language=tr -Duser.country=TR", Map.of("LC_ALL", "C.UTF-8", "LANG", "tr_TR.UTF-8")),
  /** Where there are no letters but ASCII's. */
  C(" -Dsun.jnu.encoding=ANSI_X3.4-1968", Map.of("LC_ALL", "C", "LANG", "C"));

  private final String javaOptions;

  @SuppressWarnings("Immutable")
  private final Map<String, String> environment;

  Surroundings(String javaOptions, Map<String, String> environment) {
    this.javaOptions = javaOptions;
    this.environment = environment;
  }

  /** Makes a process of ours find them. */
  void apply(ProcessBuilder builder) {
    builder.environment().putAll(environment);
    builder.environment().merge("SWEEPLINE_JAVA_OPTS", javaOptions, String::concat);
  }

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
