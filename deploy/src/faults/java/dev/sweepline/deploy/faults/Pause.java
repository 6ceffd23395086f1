package dev.sweepline.deploy.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;

/** Waiting, and making others wait. Stateless. */
final class Pause {
  private Pause() {}

  static void of(Duration time) {
    try {
      Thread.sleep(time.toMillis());
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code STOP} makes a process stand still, {@code CONT} lets it go on. */
  static void signal(String signal, ProcessHandle process) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
