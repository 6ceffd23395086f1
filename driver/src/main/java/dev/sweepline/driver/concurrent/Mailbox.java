package dev.sweepline.driver.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A queue of messages that are handled one at a time, in the order sent, by whichever thread the
 * executor lends. A message sent while another is handled waits its turn, even on the same thread.
 * Thread-safe; sending never waits.
 */
public final class Mailbox {
  private final Executor owner;
  private final Queue<Runnable> messages = new ArrayDeque<>();
  private boolean draining;

  /**
   * An empty mailbox.
   *
   * @param owner runs the handlers; a single thread in a driver
   */
  public Mailbox(Executor owner) {
    this.owner = owner;
  }

  /** Sends a message that has no answer; its handler throws nothing. */
  public void tell(Runnable handler) {
    synchronized (messages) {
      messages.add(handler);
      if (draining) {
        return;
      }
      draining = true;
    }
    owner.execute(this::drain);
  }

  /** Sends a question. The future has the answer, or what the handler threw. */
  public <T> CompletableFuture<T> ask(Supplier<T> handler) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    tell(
        () -> {
          try {
            answer.complete(handler.get());
          } catch (RuntimeException | Error e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private void drain() {
    for (Runnable next = poll(); next != null; next = poll()) {
      next.run();
    }
  }

  private Runnable poll() {
    synchronized (messages) {
      Runnable next = messages.poll();
      draining = next != null;
      return next;
    }
  }
}
