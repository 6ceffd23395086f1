package dev.sweepline.driver.cli.option;

import dev.sweepline.driver.input.TextFile;
import dev.sweepline.worker.network.user.UserCode;
import picocli.CommandLine.Option;

/** The option of where classes of users' own networks are; verbs that check them have it. */
public final class JarOptions {
  @Option(
      names = "--jars",
      paramLabel = "JAR,…",
      description = "Jars with networks of your own, separated by commas.")
  private String jars = "";

  /** For a sweep file, whose folder holds the networks that it names by file. */
  public UserCode of(String sweepFile) {
    return UserCode.of(TextFile.folder(sweepFile), jars);
  }
}
