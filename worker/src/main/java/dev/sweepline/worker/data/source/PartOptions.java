package dev.sweepline.worker.data.source;

import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Options of a sweep file that name a user's own data, part by part.
 *
 * @param main what is trained on, and cut into the parts that have no place of their own
 * @param validation the validation part; only beside a test part
 * @param test the test part
 */
public record PartOptions(DataFile main, Optional<DataFile> validation, Optional<DataFile> test) {
  private static final String NOTHING = "";

  /**
   * Reads them.
   *
   * @param key {@code file} or {@code folder}, which there must be
   * @param example what to write, for the message
   */
  public static PartOptions of(String key, String example, OptionReader options) {
    DataFile main = new DataFile(options.text(key).orElse(NOTHING));
    if (!options.has(key)) {
      options.complain("name", "%s is missing; write dataset: %s".formatted(key, example));
    }
    Set<String> places = new HashSet<>(Set.of(main.text()));
    Optional<DataFile> validation = part("validation", options, places);
    Optional<DataFile> test = part("test", options, places);
    if (validation.isPresent()) {
      refuseCuts(key, options);
    }
    return new PartOptions(main, validation, test);
  }

  /** A part that learns from its own examples would be no judge. */
  private static Optional<DataFile> part(String part, OptionReader options, Set<String> others) {
    Optional<String> text = options.text(part);
    text.filter(place -> !others.add(place))
        .ifPresent(
            place ->
                options.complain(
                    part, "%s '%s' is given as another part too".formatted(part, place)));
    return text.map(DataFile::new);
  }

  private static void refuseCuts(String key, OptionReader options) {
    if (!options.has("test")) {
      options.complain(
          "validation", "validation needs test: a %s of its own for the test too".formatted(key));
    }
    for (String cut : new String[] {"split", "folds"}) {
      if (options.has(cut)) {
        options.complain(cut, cut + " does not go with validation; leave one of them out");
      }
    }
  }

  /**
   * What is cut from the main part: a fifth each for validation and test that have no own place.
   */
  public static Preparation.Standard standard(Preparation.Standard whole, OptionReader options) {
    if (!options.has("test")) {
      return whole;
    }
    return options.has("validation") ? whole.fixed(1.0) : whole.shares(0.8, 0.2);
  }

  /** All that are named. */
  public Stream<DataFile> all() {
    return Stream.of(Optional.of(main), validation, test).flatMap(Optional::stream);
  }
}
