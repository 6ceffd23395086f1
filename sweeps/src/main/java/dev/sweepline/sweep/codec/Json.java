package dev.sweepline.sweep.codec;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/** JSON values as the rest of Sweepline sees them: integers are Long, other numbers Double. */
final class Json {
  static final ObjectMapper MAPPER =
      new ObjectMapper()
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private Json() {}

  static String write(JsonNode node) {
    try {
      return MAPPER.writeValueAsString(node);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("JSON tree could not be written", e);
    }
  }

  static JsonNode tree(Object value) {
    return MAPPER.valueToTree(value);
  }

  /** Numbers by name; NaN and infinities become strings, which {@link #doubles} reads back. */
  static ObjectNode numbers(Map<String, Double> numbers) {
    ObjectNode node = MAPPER.createObjectNode();
    numbers.forEach((name, value) -> number(node, name, value));
    return node;
  }

  static void number(ObjectNode node, String name, double value) {
    if (Double.isFinite(value)) {
      node.put(name, value);
    } else {
      node.put(name, Double.toString(value));
    }
  }

  /** A value that JSON can hold, or null where it cannot or there is none. */
  static void finite(ObjectNode node, String name, OptionalDouble value) {
    if (value.isPresent() && Double.isFinite(value.getAsDouble())) {
      node.put(name, value.getAsDouble());
    } else {
      node.putNull(name);
    }
  }

  static Map<String, Double> doubles(JsonNode node) {
    Map<String, Double> numbers = new LinkedHashMap<>();
    node.fields().forEachRemaining(e -> numbers.put(e.getKey(), toDouble(e.getValue())));
    return numbers;
  }

  static double toDouble(JsonNode node) {
    return node.isTextual() ? Double.parseDouble(node.textValue()) : node.doubleValue();
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(JsonNode node) {
    return MAPPER.convertValue(node, LinkedHashMap.class);
  }

  @SuppressWarnings("unchecked")
  static List<Object> list(JsonNode node) {
    return MAPPER.convertValue(node, List.class);
  }

  static Map<String, String> strings(JsonNode node) {
    Map<String, String> strings = new LinkedHashMap<>();
    node.fields().forEachRemaining(e -> strings.put(e.getKey(), e.getValue().asText()));
    return strings;
  }

  static List<String> lines(JsonNode node) {
    return list(node).stream().map(String::valueOf).toList();
  }
}
