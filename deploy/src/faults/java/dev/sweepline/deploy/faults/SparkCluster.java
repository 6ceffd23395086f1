package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A standalone Spark cluster of processes on this machine: a master and a worker. */
final class SparkCluster implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Program master;
  private final Program worker;
  private final String url;

  private SparkCluster(Program master, Program worker, String url) {
    this.master = master;
    this.worker = worker;
    this.url = url;
  }

  static SparkCluster start(Distribution distribution, Path folder) {
    return start(distribution, folder, "");
  }

  /** The same with options for the worker's JVM. */
  static SparkCluster start(Distribution distribution, Path folder, String workerOptions) {
    Path home = home(distribution, folder);
    String url = "spark://127.0.0.1:";
    int port = Ports.free();
    url += port;
    Program master =
        Program.start(
            "master",
            distribution.spark(
                home,
                "org.apache.spark.deploy.master.Master",
                List.of(
                    "--host", "127.0.0.1", "--port", Integer.toString(port), "--webui-port", "0")),
            folder);
    Ports.awaitOpen(port, PATIENCE);
    ProcessBuilder worker =
        distribution.spark(
            home,
            "org.apache.spark.deploy.worker.Worker",
            List.of(
                "--host",
                "127.0.0.1",
                "--cores",
                "4",
                "--memory",
                "6g",
                "--webui-port",
                "0",
                "--work-dir",
                folder.resolve("work").toString(),
                url));
    worker.environment().put("JDK_JAVA_OPTIONS", workerOptions);
    return new SparkCluster(master, Program.start("worker", worker, folder), url);
  }

  /** What Spark's own scripts take for an installation. */
  private static Path home(Distribution distribution, Path folder) {
    try {
      Path home = Files.createDirectories(folder.resolve("spark"));
      Files.createFile(home.resolve("RELEASE"));
      Files.createSymbolicLink(home.resolve("jars"), distribution.folder().resolve("lib"));
      return home;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a driver's JVM must be told to run its trials here, as {@code JDK_JAVA_OPTIONS}. */
  String driverOptions() {
    return driverOptions(1);
  }

  /** The same with two executors of so many cores. */
  String driverOptions(int cores) {
    return String.join(
        " ",
        "-Dspark.master=" + url,
        "-Dspark.executor.cores=" + cores,
        "-Dspark.cores.max=" + 2 * cores,
        "-Dspark.executor.memory=1g",
        "-Dspark.ui.enabled=false",
        "-Dspark.driver.host=127.0.0.1",
        "-Dspark.driver.bindAddress=127.0.0.1",
        "\"-Dspark.executor.extraJavaOptions=-Djava.net.preferIPv4Stack=true "
            + Distribution.SHORT
            + " -Dorg.bytedeco.javacpp.maxPhysicalBytes=0\"");
  }

  /** The executors of all drivers, oldest first. */
  List<ProcessHandle> executors() {
    return Processes.executorsOf(worker.handle());
  }

  /** Whether a process belongs to the cluster whatever sweeps there are. */
  boolean owns(ProcessHandle process) {
    return process.equals(master.handle()) || process.equals(worker.handle());
  }

  @Override
  public void close() {
    worker.end(PATIENCE);
    master.end(PATIENCE);
    worker.kill();
    master.kill();
  }
}
