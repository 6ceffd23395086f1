package dev.sweepline.dashboard.http.contract;

/** A request that cannot be answered; the message is one line for the user. */
public final class RequestException extends RuntimeException {
  private final int status;

  private RequestException(int status, String line) {
    super(line);
    this.status = status;
  }

  public static RequestException badRequest(String line) {
    return new RequestException(400, line);
  }

  public static RequestException notFound(String line) {
    return new RequestException(404, line);
  }

  /** The request's body is more than is read. */
  public static RequestException tooLarge(String line) {
    return new RequestException(413, line);
  }

  /** The request was made under another server's name. */
  public static RequestException misdirected(String line) {
    return new RequestException(421, line);
  }

  /** The HTTP status that says it. */
  public int status() {
    return status;
  }
}
