package dev.sweepline.dashboard.http.login;

import java.util.Locale;

/** A reason why somebody does not come in whom a login provider has sent back. */
public enum Refusal {
  /** It was begun too long ago, in another browser or not at all, or is over already. */
  STALE,
  /** The provider did not let them pass, or they turned back there. */
  DECLINED,
  /** The provider cannot be reached. */
  AWAY,
  /** What the provider says of them does not hold. */
  INVALID,
  /** The provider knows them; this page does not let them in. */
  STRANGER;

  /** Whether it may be somebody who tries what gets through. */
  public boolean counts() {
    return this == STALE || this == INVALID;
  }

  /** As the page's address tells it to the page. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
