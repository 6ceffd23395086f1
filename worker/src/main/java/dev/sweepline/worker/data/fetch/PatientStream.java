package dev.sweepline.worker.data.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * Body of an answer whose server may be silent for so long and no longer; the JDK's client waits
 * for ever. Not thread-safe.
 */
final class PatientStream {
  private final InputStream in;
  private final Executor later;
  private volatile boolean silent;

  PatientStream(InputStream in, Duration patience) {
    this.in = in;
    this.later =
        CompletableFuture.delayedExecutor(
            patience.toMillis(), TimeUnit.MILLISECONDS, Runnable::run);
  }

  /**
   * Reads what has come, as {@link InputStream#read(byte[])}.
   *
   * @throws IOException also when nothing came in time
   */
  int read(byte[] buffer) throws IOException {
    CompletableFuture<Void> alarm = CompletableFuture.runAsync(this::giveUp, later);
    int read = in.read(buffer);
    alarm.cancel(false);
    if (silent) {
      throw new IOException("nothing came in time");
    }
    return read;
  }

  /** Ends the read that waits. */
  private void giveUp() {
    silent = true;
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
