package dev.sweepline.sweep.file;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sweep files spoilt in ways that a seed decides. */
final class FuzzedFiles {
  private static final Pattern SCALAR = Pattern.compile("[A-Za-z0-9_.+-]+");

  private static final List<String> VALUES =
      List.of(
          "1e999",
          "-1e999",
          "1e-999",
          "9".repeat(400),
          "0." + "0".repeat(300) + "1",
          "0x1F",
          "-0",
          "0b101",
          "0o17",
          "1_000",
          "190:20:30",
          "1:60.5",
          ".inf",
          "-.inf",
          ".nan",
          "9007199254740993",
          "9223372036854775807",
          "-9223372036854775808",
          "9223372036854775808",
          "1e308",
          "1e-308",
          "4.9e-324",
          "5e15",
          "0",
          "1",
          "-1",
          "0.5",
          "3.0",
          "~",
          "null",
          "true",
          "yes",
          "2020-01-01",
          "''",
          "\"\"",
          "' '",
          "'5m'",
          "x".repeat(5000),
          "é漢🙂",
          "\"\\u0000\"",
          "\"\\uD800\"",
          "{}",
          "[]",
          "[[[]]]",
          "{a: 1}",
          "{? [a] : b}",
          "{null: 1}",
          "{1: 2}",
          "{true: 1}",
          "? a",
          "|",
          ">-",
          "&a",
          "*a",
          "&a [*a]",
          "<<",
          "{<<: *a}",
          "{<<: [1]}",
          "!!int x",
          "!!int 5",
          "!!float abc",
          "!!bool maybe",
          "!!null x",
          "!!set {a, b}",
          "!!omap [a: 1]",
          "!!binary aGk=",
          "!!str 5",
          "!!timestamp 2020-01-01",
          "!!merge <<",
          "!!python/object:os.system x",
          "!<tag:yaml.org,2002:int> 3",
          "%YAML 9.9",
          "---",
          "...",
          "@",
          "`",
          "grid",
          "coarse_to_fine",
          "bayes",
          "log_uniform",
          "q_beta",
          "normal",
          "beta",
          "categorical",
          "hyperband",
          "1000000d",
          "999999d999999h");

  private static final List<String> LINES =
      List.of(
          "",
          "\t",
          "  - ",
          "1: 2",
          "null: x",
          "true: y",
          "? [a]\n: b",
          "? {a: b}\n: c",
          "2020-01-01: x",
          "<<: *a",
          "<<: {a: 1}",
          "<<: [*a, *b]",
          "x: &a {b: *a}",
          "base: &a {value: 1}",
          "---",
          "...",
          "# é\u2028\u0085",
          "%TAG ! x",
          "parameters: {a: {value: 1}}",
          "method: grid",
          "seed: 1e3",
          "require: ['a < b']",
          "points: [{a: 1}]",
          "stages: [{trials: 2}]",
          "repeats: 2",
          "early_terminate: {type: hyperband, min_iter: 3}",
          "metric: {name: x, target: 1}",
          "  lr: {min: 1, max: 9, count: 100000}",
          "  big: {min: -9e15, max: 9e15}",
          "  z: {distribution: q_uniform, min: 0, max: 1.0e300, q: 1.0e-300}",
          "  c: {values: [1, 2], when: {a: 1}}",
          "  d: {expr: 'a * b'}",
          "  s: {min: 0.0, max: 1.0e300, step: 1.0e285}",
          "  g: {parameters: {x: {value: 1}}}");

  private static final List<String> FORMULA =
      List.of(
          "a",
          "lr",
          "hidden",
          "optimizer",
          "1",
          "0",
          "2.5",
          "1e308",
          "9007199254740993",
          "'x'",
          "\"",
          "'",
          "(",
          ")",
          "((((",
          "))))",
          "+",
          "-",
          "*",
          "**",
          "^",
          "/",
          "%",
          "<",
          "<=",
          "==",
          "=",
          "!=",
          "<>",
          ">",
          "&&",
          "||",
          "and",
          "or",
          "not",
          "!",
          "if(",
          "min(",
          "max(",
          "len(",
          "log(",
          "sqrt(",
          "int(",
          ",",
          "null",
          "true",
          "None",
          ".",
          "[0]",
          "p0",
          "e",
          "PI",
          "RANDOM()",
          "FACT(9)",
          "$",
          "#",
          "\\",
          "é",
          ";");

  private final Random random;
  private final List<String> corpus;
  private final List<UnaryOperator<String>> ways =
      List.of(
          this::flipBytes,
          this::replaceScalar,
          this::replaceScalar,
          this::replaceScalar,
          this::spliceScalar,
          this::editLines,
          this::editLines,
          this::truncate,
          this::nest,
          this::space,
          this::formula,
          this::bomb);

  FuzzedFiles(long seed, List<String> corpus) {
    this.random = new Random(seed);
    this.corpus = corpus;
  }

  String next() {
    String text = one(corpus);
    for (int i = 1 + random.nextInt(4); i > 0; i--) {
      text = one(ways).apply(text);
    }
    return text;
  }

  private <T> T one(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private int within(String text) {
    return random.nextInt(text.length() + 1);
  }

  private String flipBytes(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    for (int i = random.nextInt(5); i >= 0 && bytes.length > 0; i--) {
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return new String(bytes, StandardCharsets.UTF_8);
  }

  private String replaceScalar(String text) {
    return withScalar(text, one(VALUES));
  }

  private String spliceScalar(String text) {
    List<String> others = scalars(one(corpus));
    return withScalar(text, others.isEmpty() ? "" : one(others));
  }

  private static List<String> scalars(String text) {
    return SCALAR.matcher(text).results().map(MatchResult::group).toList();
  }

  private String withScalar(String text, String value) {
    Matcher scalar = SCALAR.matcher(text);
    return scalar.find(within(text))
        ? text.substring(0, scalar.start()) + value + text.substring(scalar.end())
        : text + value;
  }

  private String editLines(String text) {
    List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
    int at = random.nextInt(lines.size());
    switch (random.nextInt(5)) {
      case 0 -> lines.add(at, lines.get(random.nextInt(lines.size())));
      case 1 -> lines.remove(at);
      case 2 -> lines.set(at, " ".repeat(random.nextInt(5)) + lines.get(at).strip());
      default -> lines.add(at, one(LINES));
    }
    return String.join("\n", lines);
  }

  private String truncate(String text) {
    int from = random.nextInt(3) == 0 ? within(text) : 0;
    return text.substring(from, from + within(text.substring(from)));
  }

  private String nest(String text) {
    int depth = 1 + random.nextInt(random.nextInt(50) == 0 ? 20_000 : 80);
    String open = one(List.of("[", "{a: ", "{parameters: {a: ", "- ", "? ", "&a [", "("));
    String close = one(List.of("", "]", "}", "}}", ")"));
    int at = within(text);
    String nested = open.repeat(depth) + one(VALUES) + close.repeat(depth);
    return text.substring(0, at) + nested + text.substring(at);
  }

  private String space(String text) {
    return switch (random.nextInt(6)) {
      case 0 -> '\uFEFF' + text;
      case 1 -> text.replace("\n", "\r\n");
      case 2 -> text.replace('\n', '\r');
      case 3 -> text.replace("  ", "\t");
      default -> {
        int at = within(text);
        String odd =
            one(List.of("\0", "\t", "\uFEFF", "\u2028", "\u0085", "\uD800", "\u00A0", "🙂", "\r"));
        yield text.substring(0, at) + odd + text.substring(at);
      }
    };
  }

  private String formula(String text) {
    StringBuilder formula = new StringBuilder();
    for (int i = random.nextInt(random.nextInt(20) == 0 ? 400 : 12); i >= 0; i--) {
      formula.append(one(FORMULA)).append(random.nextBoolean() ? " " : "");
    }
    String quoted = "'" + formula.toString().replace("'", "''") + "'";
    return random.nextBoolean()
        ? text + "\nrequire: [" + quoted + "]\n"
        : text.replace("parameters:\n", "parameters:\n  f1: {expr: " + quoted + "}\n");
  }

  private String bomb(String text) {
    StringBuilder bomb = new StringBuilder(text).append("\nb0: &b0 [x, x]\n");
    for (int i = 1; i < random.nextInt(random.nextInt(10) == 0 ? 300 : 30); i++) {
      bomb.append("b" + i + ": &b" + i + " [*b" + (i - 1) + ", *b" + (i - 1) + "]\n");
    }
    return bomb.toString();
  }
}
