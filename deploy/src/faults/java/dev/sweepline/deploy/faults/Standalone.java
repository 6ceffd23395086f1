package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The recipe {@code deploy/standalone/cluster}, on ports of its own. One thread uses it. */
final class Standalone implements AutoCloseable {
  private static final Path SCRIPT = Path.of("standalone/cluster").toAbsolutePath();
  private static final String SUBMIT_OPTIONS =
      String.join(
          " ",
          "--executor-cores 1",
          "--executor-memory 700m",
          "--driver-memory 512m",
          "--conf spark.ui.enabled=false",
          "--conf spark.driver.host=127.0.0.1",
          "--conf spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1");

  private final Path folder;
  private final String master;

  Standalone(Path folder) {
    this.folder = folder;
    this.master = script("master", "--port", Integer.toString(Ports.free()));
  }

  /** Starts a worker and says what it is called. */
  String worker(int cores) {
    return script("worker", master, "--cores", Integer.toString(cores), "--memory", cores + "g");
  }

  /** Kills a worker; its executors follow it. */
  void kill(String worker) {
    ProcessHandle process = process(worker);
    List<ProcessHandle> executors = process.descendants().toList();
    process.destroyForcibly();
    executors.forEach(ProcessHandle::destroyForcibly);
  }

  /** What trains for a worker now. */
  List<Long> executors(String worker) {
    return Processes.executorsOf(process(worker)).stream().map(ProcessHandle::pid).toList();
  }

  private ProcessHandle process(String worker) {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve(worker + ".pid")).strip());
      return ProcessHandle.of(pid).orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** {@code spark-submit … run ARGUMENTS} with the driver here. */
  Program run(List<String> arguments) {
    return submit(SUBMIT_OPTIONS, arguments);
  }

  /** The same with the driver on a worker; ends when it does. */
  Program runOnAWorker(List<String> arguments) {
    return submit(
        SUBMIT_OPTIONS
            + " --deploy-mode cluster --conf spark.standalone.submit.waitAppCompletion=true",
        arguments);
  }

  private Program submit(String options, List<String> arguments) {
    List<String> all = new ArrayList<>(List.of("submit", master, "run"));
    all.addAll(arguments);
    ProcessBuilder builder = builder(all);
    builder.environment().put("SUBMIT_OPTIONS", options);
    return Program.start("submit", builder, folder);
  }

  private String script(String... arguments) {
    try {
      Process process = builder(List.of(arguments)).redirectErrorStream(true).start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (!process.waitFor(90, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IllegalStateException(List.of(arguments) + ": " + said);
      }
      return said.strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private ProcessBuilder builder(List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(SCRIPT.toString()));
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("SWEEPLINE_STANDALONE", folder.toString());
    builder.environment().put("SPARK_MASTER_WEBUI_PORT", "0");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return builder;
  }

  @Override
  public void close() {
    script("stop");
    Processes.mentioning(folder.toString()).forEach(ProcessHandle::destroyForcibly);
  }
}
