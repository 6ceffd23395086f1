package dev.sweepline.driver.input;

import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.event.SweepEvent.SweepSubmitted;
import dev.sweepline.sweep.space.SearchSpace;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.random.RandomGenerator;

/** Submissions of sweeps: the first events of their logs. Stateless. */
public final class Submissions {
  private static final DateTimeFormatter STAMP =
      DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final int SUFFIXES = 36 * 36 * 36;

  private static final int LONGEST_NAME = 80;

  /** Of a sweep whose name has no letter that an id may have. */
  private static final String NAMELESS = "sweep";

  private Submissions() {}

  /** A sweep about to run, under a new id. */
  public static SweepSubmitted of(
      Sweep sweep,
      ParsedSweep reading,
      OptionalLong planned,
      Map<String, String> environment,
      Instant now,
      RandomGenerator random) {
    return new SweepSubmitted(
        id(sweep.name(), now, random),
        now.toEpochMilli(),
        sweep.name(),
        place(reading.file()),
        reading.text(),
        sweep.objectives(),
        sweep.search().method().word(),
        columns(sweep.space()),
        planned,
        environment,
        sweep.output().display(),
        List.of(),
        sweep.training().networks());
  }

  /** Of use to a driver in another folder, which looks for networks beside the file. */
  private static String place(String file) {
    return file.contains("://") ? file : Path.of(file).toAbsolutePath().normalize().toString();
  }

  /** A sweep that will not run: something to ask a sampler with. */
  public static SweepSubmitted unsaved(Sweep sweep, OptionalLong planned) {
    return new SweepSubmitted(
        "plan",
        0,
        sweep.name(),
        "",
        "",
        sweep.objectives(),
        sweep.search().method().word(),
        columns(sweep.space()),
        planned,
        Map.of(),
        sweep.output().display(),
        List.of(),
        sweep.training().networks());
  }

  /** The parameters in the space's order, then those that are computed of them. */
  public static List<ParameterColumn> columns(SearchSpace space) {
    List<ParameterColumn> columns = new ArrayList<>();
    space
        .parameters()
        .forEach((name, p) -> columns.add(new ParameterColumn(name, p.kind(), p.range())));
    space
        .rules()
        .derived()
        .forEach((name, f) -> columns.add(new ParameterColumn(name, "expr", f.toString())));
    return columns;
  }

  /**
   * Name, time and a random part, so that two drivers do not meet: {@code mnist-20261121-0930-7f}.
   * An id is a folder's name, too, and an argument of verbs: so it is not long and begins with a
   * letter or a digit.
   */
  private static String id(String name, Instant now, RandomGenerator random) {
    String letters = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    String cut = letters.substring(0, Math.min(letters.length(), LONGEST_NAME));
    String trimmed = cut.replaceAll("^-|-$", "");
    String slug = trimmed.isEmpty() ? NAMELESS : trimmed;
    String suffix = Integer.toString(SUFFIXES + random.nextInt(SUFFIXES), 36).substring(1);
    return slug + "-" + STAMP.format(now) + "-" + suffix;
  }
}
