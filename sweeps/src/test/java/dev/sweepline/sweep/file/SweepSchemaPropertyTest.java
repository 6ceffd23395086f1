package dev.sweepline.sweep.file;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sweepline.sweep.ParsedSweep;
import dev.sweepline.sweep.text.Problem;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Schema and parser on generated files: sound ones, and the same with a mistake or two. */
@Tag("thorough")
class SweepSchemaPropertyTest {
  private static final int SWEEPS = 250;
  private static final int CHANGES = 15;
  private static final SweepSchema SCHEMA = new SweepSchema();

  /**
   * What only the parser checks, because it lies between values: order of bounds, what formulas and
   * names refer to, sums, and whether method and parameters suit each other. Everything else that
   * the parser refuses, the schema must refuse too.
   */
  private static final List<Pattern> PARSER_ONLY =
      Stream.of(
              "min \\S+ is not less than max",
              "\\d probabilities for \\d values",
              "probabilities sum to",
              "are exponents of e, and too large",
              "are of the logarithm; .* is beyond every number",
              "must be from 0 to 1e9",
              "is too small for such a range",
              "seed must be an integer, not 1.0E300",
              "cannot be read: ",
              "' is not a parameter",
              "is neither true nor false",
              "there is no parameter '",
              "when names no value",
              "'\\S+' is never ",
              "no trial meets require",
              "a grid cannot list parameter",
              "has nothing to (search|narrow); give",
              "there is no band below max_iter",
              "there is no rung below max_iter",
              "stage \\d: a grid over the values of",
              "stop_if names no metric")
          .map(Pattern::compile)
          .toList();

  @Test
  void soundSweeps_areAcceptedByBoth() {
    for (int seed = 0; seed < SWEEPS; seed++) {
      String text = json(new MadeSweeps(seed).sound());
      assertThat(SCHEMA.refusals(text)).as(text).isEmpty();
      assertThat(SweepFile.read("a.yaml", text).errors()).as(text).isEmpty();
    }
  }

  @Test
  void changedSweeps_areRefusedByTheSchemaOnlyWhereTheParserRefusesThem() {
    Map<String, String> schemaAlone = new TreeMap<>();
    Map<String, String> parserAlone = new TreeMap<>();
    int both = 0;
    for (int seed = 0; seed < SWEEPS; seed++) {
      MadeSweeps made = new MadeSweeps(seed);
      Map<String, Object> sound = made.sound();
      for (int i = 0; i < CHANGES; i++) {
        String text = json(made.changed(i % 3 == 0 ? made.changed(sound) : sound));
        ParsedSweep reading = SweepFile.read("a.yaml", text);
        List<Problem> errors = reading.errors();
        List<String> refusals = SCHEMA.refusals(text);
        both += refusals.isEmpty() || errors.isEmpty() ? 0 : 1;
        if (errors.isEmpty() && !isLenient(reading)) {
          refusals.forEach(refusal -> schemaAlone.put(refusal, text));
        } else if (refusals.isEmpty()) {
          errors.stream()
              .map(Problem::message)
              .filter(message -> !parserOnly(message))
              .forEach(message -> parserAlone.put(message, text));
        }
      }
    }
    assertThat(schemaAlone).isEmpty();
    assertThat(parserAlone).isEmpty();
    assertThat(both).isBetween(SWEEPS * CHANGES / 4, SWEEPS * CHANGES - 500);
  }

  /** What the parser warns of in a program's file, an editor may underline. */
  private static boolean isLenient(ParsedSweep reading) {
    return reading.warnings().stream()
        .anyMatch(warning -> warning.message().matches(".* (is|are) passed over.*|.* is odd, .*"));
  }

  private static boolean parserOnly(String message) {
    return PARSER_ONLY.stream().anyMatch(pattern -> pattern.matcher(message).find());
  }

  private static String json(Object value) {
    try {
      return SweepSchema.JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
