package dev.sweepline.worker.program;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The warden of process groups: a small shell of its own that ends them on request, and all that
 * are left as soon as this JVM is gone, however it went. Java knows no process groups. Thread-safe.
 */
final class ProcessWarden implements AutoCloseable {
  private static final String SCRIPT = "warden.sh";

  private final Process shell;
  private final Writer requests;
  private final BufferedReader answers;

  private ProcessWarden(Process shell) {
    this.shell = shell;
    this.requests = shell.outputWriter(StandardCharsets.US_ASCII);
    this.answers = shell.inputReader(StandardCharsets.US_ASCII);
  }

  /** Starts one, in a session of its own so that no terminal's signals reach it. */
  static ProcessWarden start() throws IOException {
    try (InputStream script = ProcessWarden.class.getResourceAsStream(SCRIPT)) {
      if (script == null) {
        throw new IOException(SCRIPT + " is missing in the jar");
      }
      String text = new String(script.readAllBytes(), StandardCharsets.UTF_8);
      return new ProcessWarden(
          new ProcessBuilder("setsid", "/bin/sh", "-c", text, "sweepline-warden")
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start());
    }
  }

  /** Watches over a group from now on. */
  void add(long group) {
    ask("add", group);
  }

  /** Asks all processes of a group to end. */
  void terminate(long group) {
    ask("term", group);
  }

  /** Ends all processes of a group, and forgets it. */
  void end(long group) {
    ask("end", group);
  }

  private synchronized void ask(String what, long group) {
    try {
      requests.write(what + " " + group + "\n");
      requests.flush();
      if (answers.readLine() == null) {
        throw new IOException("it has ended");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the warden of processes: " + e.getMessage(), e);
    }
  }

  /** Ends all that is left. */
  @Override
  public void close() {
    try {
      requests.close();
      shell.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The shell itself, for tests. */
  List<Long> processes() {
    return List.of(shell.pid());
  }
}
