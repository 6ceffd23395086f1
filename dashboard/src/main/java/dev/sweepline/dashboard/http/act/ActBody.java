package dev.sweepline.dashboard.http.act;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.sweepline.dashboard.http.contract.RequestException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The body of a request: a JSON object of a few fields, read strictly. Immutable. */
public record ActBody(JsonNode node) {
  private static final ObjectMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /**
   * Reads a body.
   *
   * @param text null or blank where there is none, which is an empty object
   * @param fields those it may have
   * @throws RequestException for anything but an object of some of them
   */
  public static ActBody of(@Nullable String text, Set<String> fields) {
    JsonNode node;
    try {
      node = JSON.readTree(text == null || text.isBlank() ? "{}" : text);
    } catch (JsonProcessingException e) {
      throw RequestException.badRequest("the body is not JSON: " + e.getOriginalMessage());
    }
    if (!node.isObject()) {
      throw RequestException.badRequest("the body is no JSON object");
    }
    Set<String> unknown = new TreeSet<>();
    node.fieldNames().forEachRemaining(unknown::add);
    unknown.removeAll(fields);
    if (!unknown.isEmpty()) {
      throw RequestException.badRequest(
          "unknown field '%s'; there are %s"
              .formatted(unknown.iterator().next(), String.join(", ", new TreeSet<>(fields))));
    }
    return new ActBody(node);
  }

  Optional<Boolean> flag(String field) {
    return value(field, "true or false", JsonNode::isBoolean).map(JsonNode::booleanValue);
  }

  /** A text; its lines end in one way only. */
  public Optional<String> text(String field) {
    return value(field, "a text", JsonNode::isTextual)
        .map(text -> text.textValue().replace("\r\n", "\n"));
  }

  /** A text that must be there. */
  public String required(String field) {
    return text(field).orElseThrow(() -> RequestException.badRequest(field + " is missing"));
  }

  /** A whole number from 1 that must be there. */
  public int whole(String field, int most) {
    String wanted = "a whole number from 1 to " + most;
    int number =
        value(field, wanted, JsonNode::canConvertToInt)
            .filter(JsonNode::isIntegralNumber)
            .map(JsonNode::intValue)
            .orElse(0);
    if (number < 1 || number > most) {
      throw RequestException.badRequest(field + " is not " + wanted);
    }
    return number;
  }

  Optional<List<String>> texts(String field) {
    return array(field, "an array of texts", JsonNode::isTextual)
        .map(all -> all.stream().map(JsonNode::textValue).toList());
  }

  private Optional<List<JsonNode>> array(String field, String wanted, Predicate<JsonNode> fits) {
    return value(field, wanted, JsonNode::isArray)
        .map(
            array -> {
              List<JsonNode> all = new ArrayList<>();
              array.forEach(all::add);
              if (!all.stream().allMatch(fits)) {
                throw RequestException.badRequest(field + " is not " + wanted);
              }
              return all;
            });
  }

  private Optional<JsonNode> value(String field, String wanted, Predicate<JsonNode> fits) {
    JsonNode value = node.get(field);
    if (value == null || value.isNull()) {
      return Optional.empty();
    }
    if (!fits.test(value)) {
      throw RequestException.badRequest(field + " is not " + wanted);
    }
    return Optional.of(value);
  }
}
