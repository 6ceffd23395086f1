package dev.sweepline.worker.network.settings;

import java.util.Optional;

/** Hyperparameters that describe no network; the message is one line for the user. */
public final class InvalidNetworkException extends RuntimeException {
  public InvalidNetworkException(String message) {
    super(message);
  }

  /** What is wrong with the network that is made or checked; empty when nothing is. */
  public static Optional<String> refusal(Runnable attempt) {
    try {
      attempt.run();
      return Optional.empty();
    } catch (InvalidNetworkException e) {
      return Optional.of(e.getMessage());
    }
  }
}
