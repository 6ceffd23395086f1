package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Tracker;
import dev.sweepline.sweep.Tracker.Tool;
import dev.sweepline.sweep.text.Words;
import dev.sweepline.sweep.yaml.MapReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A reader of {@code tracking: {mlflow: http://HOST:5000, tensorboard: DIR}}. */
final class TrackingReader {
  private static final String KEY = "tracking";
  private static final String EXAMPLE = "tracking: {mlflow: http://HOST:5000}";

  private final MapReader file;

  TrackingReader(MapReader file) {
    this.file = file;
  }

  /** The tools that the file names, in a fixed order. */
  List<Tracker> read() {
    Optional<MapReader> scope = file.map(KEY, EXAMPLE).filter(SweepKeys.TRACKING::check);
    if (scope.isEmpty()) {
      return List.of();
    }
    if (scope.get().keys().isEmpty()) {
      scope.get().error("write mlflow or tensorboard, for example " + EXAMPLE);
    }
    List<Tracker> trackers = new ArrayList<>();
    for (Tool tool : Tool.values()) {
      String key = Words.of(tool);
      scope.get().text(key).ifPresent(place -> add(trackers, tool, place, scope.get()));
    }
    return trackers;
  }

  private static void add(List<Tracker> trackers, Tool tool, String place, MapReader scope) {
    Optional<String> mistake = Tracker.mistake(tool, place);
    mistake.ifPresent(wrong -> scope.error(Words.of(tool), wrong));
    if (mistake.isEmpty()) {
      trackers.add(new Tracker(tool, place));
    }
  }
}
