package dev.sweepline.dashboard.http;

/** A request that cannot be answered; the message is one line for the user. */
final class RequestException extends RuntimeException {
  private final int status;

  private RequestException(int status, String line) {
    super(line);
    this.status = status;
  }

  static RequestException notFound(String line) {
    return new RequestException(404, line);
  }

  static RequestException badRequest(String line) {
    return new RequestException(400, line);
  }

  int status() {
    return status;
  }
}
