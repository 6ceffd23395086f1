package dev.sweepline.worker.train;

/**
 * Divergence of training: a loss became NaN or infinite; the message says where, in one line for
 * the user.
 */
public final class DivergedException extends RuntimeException {
  public DivergedException(String which, double loss, int epoch, long step) {
    super(which + " loss is " + loss + " in epoch " + epoch + " at step " + step);
  }
}
