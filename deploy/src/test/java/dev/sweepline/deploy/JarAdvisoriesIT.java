package dev.sweepline.deploy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The jars of the distribution, held against the table of {@code ADVISORIES.md}. */
class JarAdvisoriesIT {
  private static final Path TABLE = Path.of("ADVISORIES.md");
  private static final Path LIBRARIES = Path.of("target/sweepline/lib");
  private static final Pattern JAR = Pattern.compile("(.+)-(\\d.*?)(-linux-.*)?\\.jar");
  private static final Pattern ROW =
      Pattern.compile("\\| ([^|]+) \\| (never|\\d[^|]*) \\| ([^|]+) \\|(.*)\\|");

  /**
   * A row of the table.
   *
   * @param guard why an older jar does no harm; empty where none may be there
   */
  private record Advisory(String jar, String fixedIn, String names, String guard) {
    boolean isMetBy(Version version) {
      return !fixedIn.equals("never") && version.compareTo(Version.parse(fixedIn)) >= 0;
    }
  }

  @Test
  void jarsOlderThanTheirFix_haveAGuard() throws IOException {
    Map<String, Version> jars = jars();

    assertThat(advisories())
        .filteredOn(advisory -> advisory.guard().isEmpty() && jars.containsKey(advisory.jar()))
        .allSatisfy(
            advisory ->
                assertThat(advisory.isMetBy(jars.get(advisory.jar())))
                    .as("%s has %s", advisory, jars.get(advisory.jar()))
                    .isTrue());
  }

  @Test
  void guards_standOnlyWhereTheyAreNeeded() throws IOException {
    Map<String, Version> jars = jars();

    assertThat(advisories())
        .filteredOn(advisory -> !advisory.guard().isEmpty())
        .allSatisfy(
            advisory ->
                assertThat(
                        jars.containsKey(advisory.jar())
                            && !advisory.isMetBy(jars.get(advisory.jar())))
                    .as("%s has %s", advisory, jars.get(advisory.jar()))
                    .isTrue());
  }

  @Test
  void rows_nameJarsOfTheDistribution() throws IOException {
    assertThat(jars().keySet()).containsAll(advisories().stream().map(Advisory::jar).toList());
  }

  private static List<Advisory> advisories() throws IOException {
    try (Stream<String> lines = Files.lines(TABLE)) {
      List<Advisory> advisories =
          lines
              .map(ROW::matcher)
              .filter(Matcher::matches)
              .map(
                  row ->
                      new Advisory(row.group(1), row.group(2), row.group(3), row.group(4).strip()))
              .toList();
      assertThat(advisories).hasSizeGreaterThan(20);
      return advisories;
    }
  }

  private static Map<String, Version> jars() throws IOException {
    try (Stream<Path> files = Files.list(LIBRARIES)) {
      Map<String, Version> jars = new TreeMap<>();
      files
          .map(file -> JAR.matcher(file.getFileName().toString()))
          .filter(Matcher::matches)
          .forEach(jar -> jars.merge(name(jar), version(jar), JarAdvisoriesIT::older));
      assertThat(jars).hasSizeGreaterThan(100);
      return jars;
    }
  }

  /** ND4J gives what it carries its own version, and the name of what it carries. */
  private static String name(Matcher jar) {
    return (jar.group(2).startsWith("1.0.0-M2") ? "nd4j:" : "") + jar.group(1);
  }

  /** What follows a release's number in its name, {@code jre} say, does not make it a preview. */
  private static Version version(Matcher jar) {
    return Version.parse(jar.group(2).replaceFirst("-(jre|android|GA|empty.*)$", ""));
  }

  private static Version older(Version one, Version other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
