package dev.sweepline.driver.cli.init;

import dev.sweepline.sweep.yaml.YamlText;
import dev.sweepline.worker.data.images.ImageSurvey;
import java.util.Collections;
import java.util.Map;
import java.util.stream.Collectors;

/** Draft of a sweep file for a folder of images, with a comment on all that was assumed. */
record ImageDraft(String name, String folder, ImageSurvey survey) {
  private static final int SMALL = 3_000;
  private static final int LARGE = 20_000;

  /** Of an even share: a class with less is rare. */
  private static final double RARE = 0.4;

  /** Each convolution halves the side; less than this cannot be halved again. */
  private static final int SMALLEST_SIDE = 4;

  /** The text of the file. */
  String text() {
    return """
# Drafted from %s: %d images of %d classes. All of it is yours to change.
name: %s
method: auto    # chooses by space, budget and slots, and says which and why
run_cap: 20     # trials
dataset:
  name: %s
%s  # %s%s
  # classes: %s
%snetwork: cnn
metric: %s
budget: {epochs: %d}
early_terminate: {type: median, min_iter: %d}   # ends a trial that is worse than half of those before it
parameters:
  learning_rate: {distribution: log_uniform_values, min: 0.0005, max: 0.01}
  conv_layers: {values: %s}   # each halves height and width
  filters: {values: [8, 16, 32]}
  hidden: {values: [32, 64, 128]}
  batch_norm: {values: [false, true]}
  dropout: {values: [0, 0.2, 0.4]}
  batch_size: {values: %s}
"""
        .formatted(
            CommentText.plain(folder),
            survey.images(),
            survey.counts().size(),
            YamlText.value(name),
            survey.dataset(),
            options(),
            survey.sizes(),
            survey.options().containsKey("size")
                ? "; a larger size sees more and takes longer"
                : "",
            classes(),
            survey.test() ? "  # the test part is its own\n" : "",
            metric(),
            epochs(),
            Math.max(1, epochs() / 5),
            convolutions(),
            survey.images() < SMALL ? "[16, 32, 64]" : "[32, 64, 128]");
  }

  private String options() {
    StringBuilder lines = new StringBuilder();
    survey
        .options()
        .forEach(
            (key, value) ->
                lines
                    .append("  ")
                    .append(key)
                    .append(": ")
                    .append(value instanceof Map<?, ?> map ? inner(map) : scalar(value))
                    .append('\n'));
    return lines.toString();
  }

  private static String scalar(Object value) {
    return value instanceof String text ? YamlText.value(text) : String.valueOf(value);
  }

  private static String inner(Map<?, ?> map) {
    return "{height: %s, width: %s}".formatted(map.get("height"), map.get("width"));
  }

  /** A clause on how many there are of each. */
  String classes() {
    double images = survey.images();
    String shown =
        survey.counts().entrySet().stream()
            .limit(6)
            .map(
                each ->
                    "%s (%.0f %%)"
                        .formatted(
                            CommentText.plain(each.getKey()), 100 * each.getValue() / images))
            .collect(Collectors.joining(", "));
    return survey.counts().size() > 6 ? shown + ", …" : shown;
  }

  private String metric() {
    double even = survey.images() / (double) survey.counts().size();
    return Collections.min(survey.counts().values()) < RARE * even
        ? "{name: val_f1, goal: maximize}   # the classes are of unlike sizes: this counts each"
            + " the same"
        : "{name: val_accuracy, goal: maximize}";
  }

  private int epochs() {
    return survey.images() < SMALL ? 20 : survey.images() < LARGE ? 10 : 5;
  }

  private String convolutions() {
    int side = Math.min(survey.height(), survey.width());
    return side >= 4 * SMALLEST_SIDE ? "[2, 3]" : side >= 2 * SMALLEST_SIDE ? "[1, 2]" : "[1]";
  }
}
