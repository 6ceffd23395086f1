package dev.sweepline.driver.cli.init;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.file.SweepFile;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.yaml.YamlEdit;
import java.util.List;

/** Clone of a recorded sweep's file with some keys changed. */
record SweepClone(String name, String text) {
  /**
   * The file as it was submitted, with all comments, but for what is to be set.
   *
   * @param edits {@code key=value} each, the key with dots, the value in YAML
   * @throws UserException when that is no sweep any more, with a line for each reason
   */
  static SweepClone of(SweepSubmitted submitted, List<String> edits) {
    String text = submitted.text();
    for (String edit : edits) {
      int equals = edit.indexOf('=');
      if (equals < 1 || edit.contains("\n")) {
        throw new UserException(
            "--set '%s' is not KEY=VALUE, such as budget.epochs=30".formatted(edit));
      }
      String key = edit.substring(0, equals).strip();
      text = YamlEdit.set(text, key, edit.substring(equals + 1).strip());
    }
    ParsedSweep reading = SweepFile.read(submitted.file(), text);
    if (!reading.errors().isEmpty()) {
      throw UserException.in(submitted.file(), reading.errors());
    }
    return new SweepClone(submitted.name(), text);
  }
}
