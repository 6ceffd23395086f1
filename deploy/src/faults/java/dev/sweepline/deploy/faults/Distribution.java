package dev.sweepline.deploy.faults;

import dev.sweepline.deploy.broker.OutsideBroker;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How the programs under test are started.
 *
 * @param folder with {@code lib/} and {@code bin/sweep}
 */
record Distribution(Path folder) {
  private static final String JAVA =
      Path.of(System.getProperty("java.home"), "bin/java").toString();

  /** Programs that live for a minute take less processor time without the optimising compiler. */
  static final String SHORT = "-XX:TieredStopAtLevel=1";

  /** The user's command on a home. */
  ProcessBuilder sweep(Path home, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(folder.resolve("bin/sweep").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SWEEPLINE_HOME", home.toString());
    builder.environment().put("SWEEPLINE_JAVA_OPTS", SHORT);
    return builder;
  }

  /** A broker that tells its clients another address than its own. */
  ProcessBuilder broker(Path log, int port, int controllerPort, int advertisedPort) {
    return new ProcessBuilder(
        JAVA,
        "-Xmx512m",
        SHORT,
        "-cp",
        System.getProperty("java.class.path"),
        OutsideBroker.class.getName(),
        log.toString(),
        Integer.toString(port),
        Integer.toString(controllerPort),
        Integer.toString(advertisedPort));
  }

  /** A program of Spark's, as its own scripts would start it. */
  ProcessBuilder spark(Path sparkHome, String main, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(JAVA, "-Xmx512m", SHORT, "-Djava.net.preferIPv4Stack=true"));
    command.addAll(List.of("-cp", sparkHome.resolve("jars") + "/*", main));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SPARK_HOME", sparkHome.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.12");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("OMP_NUM_THREADS", "1");
    builder.environment().put("MALLOC_ARENA_MAX", "2");
    return builder;
  }
}
