package dev.sweepline.dashboard.http.login;

/** A login that failed; the message is one line for the log of whoever runs the page. */
public final class RefusedLogin extends RuntimeException {
  private final Refusal refusal;

  RefusedLogin(Refusal refusal, String line) {
    super(line);
    this.refusal = refusal;
  }

  /** What the one who is refused is told. */
  public Refusal refusal() {
    return refusal;
  }
}
