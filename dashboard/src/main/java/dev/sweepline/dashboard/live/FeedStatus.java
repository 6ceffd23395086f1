package dev.sweepline.dashboard.live;

import java.util.Locale;

/** The age of what the page shows. */
public enum FeedStatus {
  /** The present. */
  OK,
  /** The past: the feed has not come to the end of the log since it started. */
  REPLAYING,
  /** The past, and the feed is catching up again. */
  LAGGING,
  /** The past, for as long as the log cannot be read. */
  DOWN;

  /** The word in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
