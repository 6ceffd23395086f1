package dev.sweepline.sweep.file;

import dev.sweepline.sweep.training.Recording;
import dev.sweepline.sweep.training.TestPolicy;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A reader of what is measured of trials and kept: {@code measurements: [layers]}, {@code evaluate:
 * {test: best, train: 0}} and {@code save: {top: 3}}.
 */
final class RecordingReader {
  private static final String LAYERS = "layers";
  private static final int MOST_MODELS = 1_000;

  private final MapReader file;

  RecordingReader(MapReader file) {
    this.file = file;
  }

  Recording read() {
    int models = models();
    Optional<MapReader> evaluate =
        file.map("evaluate", "evaluate: {test: best}").filter(SweepKeys.EVALUATE::check);
    return new Recording(
        layers(),
        models,
        evaluate.map(scope -> test(scope, models)).orElse(TestPolicy.ALL),
        evaluate
            .map(scope -> scope.countOrNone("train").orElse(Recording.TRAIN_ROWS))
            .orElse(Recording.TRAIN_ROWS));
  }

  private static TestPolicy test(MapReader scope, int models) {
    TestPolicy test = scope.oneOf("test", TestPolicy.class).orElse(TestPolicy.ALL);
    if (test == TestPolicy.BEST && models == 0) {
      scope.error("test", "test: best tests the networks that are saved, and save.top is 0");
    }
    return test;
  }

  private boolean layers() {
    Optional<Yaml> value = file.find("measurements");
    if (value.isEmpty()) {
      return false;
    }
    if (!(value.get() instanceof Yaml.Items list)) {
      file.error(
          "measurements",
          "measurements must be a list, not "
              + value.get().shown()
              + "; write measurements: [layers]");
      return false;
    }
    for (Yaml item : list.items()) {
      if (!(item instanceof Yaml.Broken) && !LAYERS.equals(item.value())) {
        file.problems()
            .error(item.place(), "unknown measurement " + item.shown() + "; there is layers");
      }
    }
    return !list.items().isEmpty();
  }

  private int models() {
    Optional<MapReader> save = file.map("save", "save: {top: 3}");
    if (save.isEmpty() || !SweepKeys.SAVE.check(save.get())) {
      return Recording.DEFAULT.models();
    }
    if (!save.get().has("top")) {
      save.get().error("write top, for example save: {top: 3}");
    }
    OptionalLong top = save.get().whole("top");
    if (top.isPresent() && (top.getAsLong() < 0 || top.getAsLong() > MOST_MODELS)) {
      save.get()
          .error(
              "top",
              "top must be an integer from 0 to " + MOST_MODELS + ", not " + top.getAsLong());
      return Recording.DEFAULT.models();
    }
    return (int) top.orElse(Recording.DEFAULT.models());
  }
}
