package dev.sweepline.dashboard.http.stream;

import dev.sweepline.dashboard.live.FeedMeter;
import dev.sweepline.dashboard.live.FeedStatus;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The feed's state as browsers are told of it. While all is well it stays equal to itself, so that
 * nothing is sent.
 *
 * @param behind records still to be read, 0 while all is well
 * @param total records in the log, 0 while all is well
 * @param problem what is wrong, one line
 */
record FeedView(FeedStatus status, long behind, long total, Optional<String> problem) {
  static FeedView of(FeedMeter.Snapshot now) {
    FeedStatus status = now.status();
    return status == FeedStatus.OK
        ? new FeedView(status, 0, 0, Optional.empty())
        : new FeedView(status, now.position().behind(), now.position().total(), now.problem());
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("status", status.word());
    fields.put("behind", behind);
    fields.put("total", total);
    fields.put("problem", problem.orElse(null));
    return fields;
  }
}
