package dev.sweepline.dashboard.http.contract;

/** A request that cannot be answered; the message is one line for the user. */
public final class RequestException extends RuntimeException {
  private final int status;
  private final long waitMillis;

  private RequestException(int status, String line) {
    this(status, line, 0);
  }

  private RequestException(int status, String line, long waitMillis) {
    super(line);
    this.status = status;
    this.waitMillis = waitMillis;
  }

  public static RequestException badRequest(String line) {
    return new RequestException(400, line);
  }

  public static RequestException notFound(String line) {
    return new RequestException(404, line);
  }

  /** Nobody knows who asks. */
  public static RequestException unauthorized(String line) {
    return new RequestException(401, line);
  }

  /** Whoever asks may not. */
  public static RequestException forbidden(String line) {
    return new RequestException(403, line);
  }

  /** What is asked for cannot be done to the sweep as it is now. */
  public static RequestException conflict(String line) {
    return new RequestException(409, line);
  }

  /** It was tried too often; in so many milliseconds it may be tried again. */
  public static RequestException tooMany(String line, long waitMillis) {
    return new RequestException(429, line, waitMillis);
  }

  /** What the answer needs is not there at the moment. */
  public static RequestException unavailable(String line) {
    return new RequestException(503, line);
  }

  /** The request's body is more than is read. */
  public static RequestException tooLarge(String line) {
    return new RequestException(413, line);
  }

  /** The request was made under another server's name. */
  public static RequestException misdirected(String line) {
    return new RequestException(421, line);
  }

  /** After how many milliseconds it may be tried again; 0 where that says nothing. */
  public long waitMillis() {
    return waitMillis;
  }

  /** The HTTP status that says it. */
  public int status() {
    return status;
  }
}
