package dev.sweepline.dashboard.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;

/** The values that a parameter may have: as much of JSON schema as parameters need. Immutable. */
sealed interface ApiSchema {
  /**
   * The value that a text stands for.
   *
   * @throws RequestException for a value that is not allowed
   */
  Object read(String name, String text);

  default boolean isList() {
    return this instanceof Array;
  }

  static ApiSchema of(JsonNode node) {
    String type = node.path("type").asText();
    return switch (type) {
      case "integer" ->
          new Whole(
              node.path("minimum").asInt(Integer.MIN_VALUE),
              node.path("maximum").asInt(Integer.MAX_VALUE));
      case "boolean" -> new Word(List.of("true", "false"));
      case "array" ->
          new Array(of(node.get("items")), node.path("maxItems").asInt(Integer.MAX_VALUE));
      case "string" -> node.has("enum") ? Word.of(node.get("enum")) : new Text();
      default -> throw new IllegalArgumentException("no parameter can be of type '" + type + "'");
    };
  }

  /** Any text. */
  record Text() implements ApiSchema {
    @Override
    public Object read(String name, String text) {
      return text;
    }
  }

  /** One of some words; capitals do not matter. */
  record Word(List<String> words) implements ApiSchema {
    static Word of(JsonNode words) {
      return new Word(
          StreamSupport.stream(words.spliterator(), false).map(JsonNode::asText).toList());
    }

    @Override
    public Object read(String name, String text) {
      return words.stream()
          .filter(text::equalsIgnoreCase)
          .findFirst()
          .orElseThrow(
              () ->
                  RequestException.badRequest(
                      name + "=" + text + " is none of " + String.join(", ", words)));
    }
  }

  /** A whole number, both ends of its range included. */
  record Whole(int minimum, int maximum) implements ApiSchema {
    @Override
    public Object read(String name, String text) {
      try {
        int number = Integer.parseInt(text);
        if (number >= minimum && number <= maximum) {
          return number;
        }
      } catch (NumberFormatException e) {
        // said below
      }
      String range = maximum == Integer.MAX_VALUE ? "" : " and at most " + maximum;
      throw RequestException.badRequest(
          name + "=" + text + " is not a whole number of at least " + minimum + range);
    }
  }

  /** Values separated by commas; empty ones are left out. */
  record Array(ApiSchema items, int most) implements ApiSchema {
    @Override
    public Object read(String name, String text) {
      List<Object> values =
          Arrays.stream(text.split(",", -1))
              .map(String::strip)
              .filter(item -> !item.isEmpty())
              .map(item -> items.read(name, item))
              .toList();
      if (values.size() > most) {
        throw RequestException.badRequest(
            name + " has " + values.size() + " values, the most is " + most);
      }
      return values;
    }
  }
}
