package dev.sweepline.driver.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A queue of messages that are handled one at a time, in the order sent, by whichever thread the
 * executor lends. A message sent while another is handled waits its turn, even on the same thread.
 * Once the executor takes no more, messages are dropped and questions fail. Thread-safe; sending
 * never waits.
 */
public final class Mailbox {
  private final Executor owner;
  private final Queue<Message> messages = new ArrayDeque<>();
  private boolean draining;

  private record Message(Runnable handler, Runnable dropped) {}

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
    send(new Message(handler, () -> {}));
  }

  /** Sends a question. The future has the answer, or what the handler threw. */
  public <T> CompletableFuture<T> ask(Supplier<T> handler) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    send(
        new Message(
            () -> {
              try {
                answer.complete(handler.get());
              } catch (RuntimeException | Error e) {
                answer.completeExceptionally(e);
              }
            },
            () -> answer.completeExceptionally(new IllegalStateException("nobody answers"))));
    return answer;
  }

  private void send(Message message) {
    synchronized (messages) {
      messages.add(message);
      if (draining) {
        return;
      }
      draining = true;
    }
    try {
      owner.execute(this::drain);
    } catch (RejectedExecutionException e) {
      for (Message next = poll(); next != null; next = poll()) {
        next.dropped().run();
      }
    }
  }

  private void drain() {
    for (Message next = poll(); next != null; next = poll()) {
      next.handler().run();
    }
  }

  private Message poll() {
    synchronized (messages) {
      Message next = messages.poll();
      draining = next != null;
      return next;
    }
  }
}
