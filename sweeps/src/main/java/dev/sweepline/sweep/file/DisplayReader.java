package dev.sweepline.sweep.file;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A reader of {@code trial_name} and {@code columns}, the way trials are shown. */
final class DisplayReader {
  private final MapReader file;

  DisplayReader(MapReader file) {
    this.file = file;
  }

  /**
   * Reads both keys.
   *
   * @param parameters the names that may stand in braces
   */
  Display read(Set<String> parameters) {
    return new Display(trialName(parameters), columns());
  }

  private Optional<String> trialName(Set<String> parameters) {
    Optional<String> template = file.text("trial_name");
    template.ifPresent(
        text -> {
          for (String name : Display.places(text)) {
            if (!parameters.contains(name)) {
              String near =
                  DidYouMean.nearest(name, parameters)
                      .map(n -> "; did you mean {" + n + "}?")
                      .orElse("");
              file.error("trial_name", "there is no parameter '" + name + "'" + near);
            }
          }
        });
    return template;
  }

  private List<String> columns() {
    Optional<Yaml> value = file.find("columns");
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Yaml.Items list)) {
      file.error(
          "columns",
          "columns must be a list, not "
              + value.get().shown()
              + "; write columns: [name, val_accuracy, learning_rate]");
      return List.of();
    }
    List<String> columns = new ArrayList<>();
    for (Yaml item : list.items()) {
      if (item.value() instanceof String name && !columns.contains(name)) {
        columns.add(name);
      } else if (!(item instanceof Yaml.Broken)) {
        file.problems().error(item.place(), "a column is a name given once, not " + item.shown());
      }
    }
    return columns;
  }
}
