package dev.sweepline.dashboard.http;

/** A request that cannot be answered; the message is one line for the user. */
final class Problem extends RuntimeException {
  private final int status;

  private Problem(int status, String line) {
    super(line);
    this.status = status;
  }

  static Problem notFound(String line) {
    return new Problem(404, line);
  }

  static Problem badRequest(String line) {
    return new Problem(400, line);
  }

  int status() {
    return status;
  }
}
