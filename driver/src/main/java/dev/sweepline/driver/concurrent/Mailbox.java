package dev.sweepline.driver.concurrent;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/**
 * A queue of messages that are handled one at a time, in the order sent, by whichever thread the
 * executor lends, or by a thread that asks while nobody is at it. A message sent while another is
 * handled waits its turn, even on the same thread. Once the executor takes no more, messages are
 * dropped and questions fail. Thread-safe; sending never waits.
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

  /**
   * The answer to a question, waited for. While no message waits or is handled, the asking thread
   * handles it itself, which spares two changes of threads. Not for handlers, which would wait for
   * themselves.
   *
   * @throws java.util.concurrent.CompletionException when the handler threw on another thread
   */
  public <T> T call(Supplier<T> handler) {
    if (!take()) {
      return ask(handler).join();
    }
    try {
      return handler.get();
    } finally {
      handOver();
    }
  }

  private synchronized boolean take() {
    boolean idle = !draining;
    draining = true;
    return idle;
  }

  private void send(Message message) {
    if (add(message)) {
      start();
    }
  }

  /** True when nobody is there to handle it. */
  private synchronized boolean add(Message message) {
    messages.add(message);
    return take();
  }

  /** Leaves what came meanwhile to the owner. */
  private void handOver() {
    if (hasMore()) {
      start();
    }
  }

  private synchronized boolean hasMore() {
    draining = !messages.isEmpty();
    return draining;
  }

  private void start() {
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

  private synchronized Message poll() {
    Message next = messages.poll();
    draining = next != null;
    return next;
  }
}
