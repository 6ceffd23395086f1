package dev.sweepline.worker.network;

/** Hyperparameters that describe no network; the message is one line for the user. */
public final class InvalidNetworkException extends RuntimeException {
  public InvalidNetworkException(String message) {
    super(message);
  }
}
