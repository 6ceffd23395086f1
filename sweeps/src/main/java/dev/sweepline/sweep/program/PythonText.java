package dev.sweepline.sweep.program;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Values of parameters as Python prints them. Stateless, thread-safe. */
public final class PythonText {
  private static final int MOST_DIGITS = 17;
  private static final int FIRST_SCIENTIFIC = 16;
  private static final int LAST_POSITIONAL = -4;

  private PythonText() {}

  /** As {@code str(value)}: text is bare, what is in lists and maps is not. */
  public static String str(Object value) {
    return value instanceof String text ? text : repr(value);
  }

  /** As {@code repr(value)}. */
  static String repr(Object value) {
    if (value == null) {
      return "None";
    }
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    if (value instanceof Double number) {
      return number(number);
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PythonText::repr).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> repr(entry.getKey()) + ": " + repr(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof Number ? value.toString() : quoted(value.toString());
  }

  /** As {@code json.dumps(value)}, which writes NaN and infinities as words. */
  public static String json(Object value) {
    if (value == null || value instanceof Boolean) {
      return String.valueOf(value);
    }
    if (value instanceof Double number) {
      return Double.isFinite(number) ? number(number) : number.toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(PythonText::json).collect(Collectors.joining(", ", "[", "]"));
    }
    if (value instanceof Map<?, ?> map) {
      return map.entrySet().stream()
          .map(entry -> json(String.valueOf(entry.getKey())) + ": " + json(entry.getValue()))
          .collect(Collectors.joining(", ", "{", "}"));
    }
    return value instanceof Number ? value.toString() : jsonText(value.toString());
  }

  private static String jsonText(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c -> {
              if (c == '"') {
                json.append("\\\"");
              } else if (!escaped(c, json)) {
                json.append(c < ' ' || c > '~' ? "\\u%04x".formatted(c) : (char) c);
              }
            });
    return json.append('"').toString();
  }

  private static String quoted(String text) {
    char quote = text.contains("'") && !text.contains("\"") ? '"' : '\'';
    StringBuilder python = new StringBuilder().append(quote);
    text.chars()
        .forEach(
            c -> {
              if (c == quote) {
                python.append('\\').append(quote);
              } else if (!escaped(c, python)) {
                python.append(Character.isISOControl(c) ? "\\x%02x".formatted(c) : (char) c);
              }
            });
    return python.append(quote).toString();
  }

  /** What both escape alike. */
  private static boolean escaped(int c, StringBuilder text) {
    switch (c) {
      case '\\' -> text.append("\\\\");
      case '\n' -> text.append("\\n");
      case '\r' -> text.append("\\r");
      case '\t' -> text.append("\\t");
      default -> {
        return false;
      }
    }
    return true;
  }

  /** The fewest digits that are read as the same double; an exponent from 1e16 on, below 1e-4. */
  private static String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.isNaN(value) ? "nan" : value > 0 ? "inf" : "-inf";
    }
    if (value == 0) {
      return 1 / value < 0 ? "-0.0" : "0.0";
    }
    String sign = value < 0 ? "-" : "";
    BigDecimal shortest = shortest(Math.abs(value));
    String digits = shortest.unscaledValue().toString();
    int exponent = digits.length() - shortest.scale() - 1;
    if (exponent >= FIRST_SCIENTIFIC || exponent < LAST_POSITIONAL) {
      String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
      String power = "%s%02d".formatted(exponent < 0 ? "-" : "+", Math.abs(exponent));
      return sign + digits.charAt(0) + fraction + "e" + power;
    }
    String plain = shortest.toPlainString();
    return sign + (plain.contains(".") ? plain : plain + ".0");
  }

  private static BigDecimal shortest(double value) {
    BigDecimal exact = new BigDecimal(value);
    for (int digits = 1; digits < MOST_DIGITS; digits++) {
      BigDecimal rounded = exact.round(new MathContext(digits));
      if (rounded.doubleValue() == value) {
        return rounded.stripTrailingZeros();
      }
    }
    return exact.round(new MathContext(MOST_DIGITS)).stripTrailingZeros();
  }
}
