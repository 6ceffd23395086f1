package dev.sweepline.worker.program.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweepline.sweep.program.ReportFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A reader of reports in a program's lines. Immutable, thread-safe. */
public final class ReportReader {
  /** Of one report; an event has to fit into a message of the log. */
  private static final int MOST_METRICS = 1_000;

  private static final int LONGEST_NAME = 200;
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(JsonReadFeature.ALLOW_NON_NUMERIC_NUMBERS).build();

  private final ReportFormat format;
  private final String objective;
  private final Optional<Pattern> pattern;

  /**
   * A reader.
   *
   * @param objective the metric that a pattern's only group is the value of
   */
  public ReportReader(ReportFormat format, String objective) {
    this.format = format;
    this.objective = objective;
    this.pattern =
        format.pattern().isEmpty()
            ? Optional.empty()
            : Optional.of(Pattern.compile(format.pattern()));
  }

  /** Whether a line is worth a look: programs write many that hold no report. */
  public boolean mayReport(byte[] line, int length) {
    if (pattern.isPresent()) {
      return length > 0;
    }
    int at = 0;
    while (at < length && line[at] >= 0 && line[at] <= ' ') {
      at++;
    }
    return at < length && (line[at] == '{' || !format.prefix().isEmpty());
  }

  /** The report that a line of standard output is; empty where it is none. */
  public Optional<ProgramReport> line(String line) {
    return pattern.isPresent() ? matched(line, pattern.get()) : object(line);
  }

  private Optional<ProgramReport> object(String line) {
    if (!line.startsWith(format.prefix())) {
      return Optional.empty();
    }
    String text = line.substring(format.prefix().length()).strip();
    return looksLikeObject(text) ? json(text) : Optional.empty();
  }

  private static boolean looksLikeObject(String text) {
    return text.startsWith("{") && text.endsWith("}");
  }

  /** The report that a JSON object is; empty where the text is none, or holds no number. */
  static Optional<ProgramReport> json(String text) {
    try {
      JsonNode root = JSON.readTree(text);
      Map<String, Double> numbers = new TreeMap<>();
      if (root != null && root.isObject()) {
        add("", root, numbers);
      }
      return report(numbers);
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static void add(String before, JsonNode object, Map<String, Double> numbers) {
    object
        .fields()
        .forEachRemaining(
            field -> {
              String name = before + field.getKey();
              if (name.length() > LONGEST_NAME || numbers.size() >= MOST_METRICS) {
                return;
              }
              if (field.getValue().isNumber()) {
                numbers.put(name, field.getValue().doubleValue());
              } else if (field.getValue().isObject()) {
                add(name + "/", field.getValue(), numbers);
              }
            });
  }

  private Optional<ProgramReport> matched(String line, Pattern sought) {
    Map<String, Double> numbers = new TreeMap<>();
    Matcher found = sought.matcher(line);
    while (found.find() && numbers.size() < MOST_METRICS) {
      boolean named = found.groupCount() == 2;
      String name = named ? found.group(1) : objective;
      number(found.group(found.groupCount()))
          .filter(value -> name != null && !name.isBlank() && name.length() <= LONGEST_NAME)
          .ifPresent(value -> numbers.put(name, value));
    }
    return report(numbers);
  }

  @SuppressWarnings("NullAway") // null where the group took no part
  private static Optional<Double> number(String text) {
    if (text == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "nan" -> Double.NaN;
            case "inf", "+inf", "infinity" -> Double.POSITIVE_INFINITY;
            case "-inf", "-infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(text.strip());
          });
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  /** Where a program says how far it is and nothing else, there is nothing to record. */
  private static Optional<ProgramReport> report(Map<String, Double> numbers) {
    return Optional.of(ProgramReport.of(numbers)).filter(made -> !made.metrics().isEmpty());
  }
}
