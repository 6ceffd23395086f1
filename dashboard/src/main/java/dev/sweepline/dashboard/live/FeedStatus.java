package dev.sweepline.dashboard.live;

import java.util.Locale;

/** The age of what the page shows. */
public enum FeedStatus {
  /** The present. */
  OK,
  /** The past, and the feed is catching up. */
  LAGGING,
  /** The past, for as long as the log cannot be read. */
  DOWN;

  /** The word in the API. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
