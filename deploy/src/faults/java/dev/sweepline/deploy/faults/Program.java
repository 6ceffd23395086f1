package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A process of a run, whose output goes to a file. One thread uses it. */
final class Program {
  private final String name;
  private final Process process;
  private final Path output;

  private Program(String name, Process process, Path output) {
    this.name = name;
    this.process = process;
    this.output = output;
  }

  /** Starts it; its output goes to {@code NAME.out} in the folder, or {@code NAME-2.out}, … */
  static Program start(String name, ProcessBuilder builder, Path folder) {
    Path output = folder.resolve(name + ".out");
    for (int i = 2; Files.exists(output); i++) {
      output = folder.resolve(name + "-" + i + ".out");
    }
    try {
      builder.redirectErrorStream(true).redirectOutput(output.toFile());
      builder.redirectInput(Path.of("/dev/null").toFile());
      return new Program(name, builder.start(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  ProcessHandle handle() {
    return process.toHandle();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Its exit code, once it has ended. */
  int code() {
    return process.exitValue();
  }

  /** What it printed last, for the report. */
  String lastLine() {
    String last = "";
    for (String line : text().split("\n", -1)) {
      boolean tells = !line.isBlank() && !line.startsWith("page: ") && !line.startsWith("(--v");
      last = tells ? line.strip() : last;
    }
    return last;
  }

  /** Waits until it has printed something. */
  void awaitText(String text, Duration patience) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!text().contains(text)) {
      if (!isAlive()) {
        throw new IllegalStateException(name + " ended: " + lastLine());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(name + " does not say '" + text + "': " + lastLine());
      }
      Pause.of(Duration.ofMillis(50));
    }
  }

  private String text() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What {@code kill -9} does; returns once it is gone. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  /** Asks it to end; false when it has not within the time. */
  boolean end(Duration patience) {
    process.destroy();
    return awaitEnd(patience);
  }

  boolean awaitEnd(Duration patience) {
    try {
      return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
