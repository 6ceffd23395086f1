package dev.sweepline.sweep;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A tool that is told how a sweep goes while it runs. Immutable, thread-safe.
 *
 * @param place its server's address, or a folder; never with a login in it
 */
public record Tracker(Tool tool, String place) {
  private static final Pattern SERVER = Pattern.compile("https?://[^/?#@\\s]+(/[^?#@\\s]*)?");

  /** The tools that there are. */
  public enum Tool {
    MLFLOW("http://HOST:5000"),
    TENSORBOARD("DIR");

    private final String example;

    Tool(String example) {
      this.example = example;
    }

    /** What to write as its place. */
    public String example() {
      return example;
    }
  }

  public Tracker {
    requireNonNull(tool, "tool");
    mistake(tool, place)
        .ifPresent(
            wrong -> {
              throw new IllegalArgumentException(wrong);
            });
  }

  /**
   * What is wrong with a place, for people; a login that stands in it is not repeated.
   *
   * @return empty where nothing is
   */
  public static Optional<String> mistake(Tool tool, String place) {
    if (tool == Tool.MLFLOW && place.contains("@")) {
      return Optional.of(
          "an address is kept in the log, so no login may stand in it; set"
              + " MLFLOW_TRACKING_USERNAME and MLFLOW_TRACKING_PASSWORD, or MLFLOW_TRACKING_TOKEN");
    }
    if (tool == Tool.MLFLOW && !SERVER.matcher(place).matches()) {
      return Optional.of(
          "'%s' is no address of an MLflow server; write %s".formatted(place, tool.example()));
    }
    return place.isBlank()
        ? Optional.of("the folder is blank; write " + tool.example())
        : Optional.empty();
  }
}
