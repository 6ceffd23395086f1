package dev.sweepline.sweep.log;

import com.fasterxml.jackson.databind.JsonNode;
import dev.sweepline.sweep.text.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** The fields of a JSON object, read strictly: a wrong type never becomes a zero. */
public record JsonFields(JsonNode node) {
  static final Map<String, Double> NOT_FINITE =
      Map.of(
          "NaN", Double.NaN,
          "Infinity", Double.POSITIVE_INFINITY,
          "-Infinity", Double.NEGATIVE_INFINITY);

  public JsonFields {
    if (!node.isObject()) {
      throw new EventFormatException("not a JSON object");
    }
  }

  public boolean has(String field) {
    return node.hasNonNull(field);
  }

  public String text(String field) {
    return required(field, "text", JsonNode::isTextual).textValue();
  }

  /** An optional text, empty where it is missing. */
  public String textOrEmpty(String field) {
    return has(field) ? text(field) : "";
  }

  public boolean flag(String field) {
    return required(field, "true or false", JsonNode::isBoolean).booleanValue();
  }

  public long whole(String field) {
    return required(
            field, "an integer", value -> value.isIntegralNumber() && value.canConvertToLong())
        .longValue();
  }

  public int number(String field) {
    return required(field, "an integer of 32 bits", JsonFields::isInt).intValue();
  }

  /** An array of integers of 32 bits. */
  public List<Integer> numbers(String field) {
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode element : array(field)) {
      if (!isInt(element)) {
        throw new EventFormatException("field '" + field + "' is not an array of integers");
      }
      numbers.add(element.intValue());
    }
    return numbers;
  }

  private static boolean isInt(JsonNode value) {
    return value.isIntegralNumber() && value.canConvertToInt();
  }

  public double real(String field) {
    JsonNode value =
        required(field, "a number", v -> v.isNumber() || NOT_FINITE.containsKey(v.asText()));
    return value.isNumber() ? value.doubleValue() : NOT_FINITE.get(value.asText());
  }

  public JsonFields object(String field) {
    return new JsonFields(required(field, "an object", JsonNode::isObject));
  }

  /** A word for one of an enum's constants. */
  public <E extends Enum<E>> E word(String field, Class<E> type) {
    String word = text(field);
    return Words.find(type, word)
        .orElseThrow(() -> new EventFormatException("unknown " + field + " '" + word + "'"));
  }

  /** The numbers of this object by name. */
  public Map<String, Double> reals() {
    return each(this::real);
  }

  /** Every field of this object, in order, read one by one. */
  public <T> Map<String, T> each(Function<String, T> read) {
    Map<String, T> values = new LinkedHashMap<>();
    node.fieldNames().forEachRemaining(name -> values.put(name, read.apply(name)));
    return values;
  }

  /** Every element of an array of objects. */
  public <T> List<T> objects(String field, Function<JsonFields, T> read) {
    List<T> values = new ArrayList<>();
    array(field).forEach(element -> values.add(read.apply(new JsonFields(element))));
    return values;
  }

  /** The JSON values of an array. */
  public List<Object> values(String field) {
    List<Object> values = new ArrayList<>();
    array(field).forEach(element -> values.add(value(element)));
    return values;
  }

  /** Any JSON value, null included. */
  public Object value(String field) {
    return value(node.get(field));
  }

  private static Object value(JsonNode node) {
    return Json.MAPPER.convertValue(node, Object.class);
  }

  private JsonNode array(String field) {
    return required(field, "an array", JsonNode::isArray);
  }

  private JsonNode required(String field, String wanted, Predicate<JsonNode> fits) {
    JsonNode value = node.get(field);
    if (value == null) {
      throw new EventFormatException("field '" + field + "' is missing");
    }
    if (!fits.test(value)) {
      throw new EventFormatException("field '" + field + "' is not " + wanted);
    }
    return value;
  }
}
