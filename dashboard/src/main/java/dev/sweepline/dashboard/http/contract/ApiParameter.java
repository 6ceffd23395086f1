package dev.sweepline.dashboard.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One parameter of an operation.
 *
 * @param location where in the request it stands
 * @param schema what values it may have
 */
public record ApiParameter(String name, Location location, ApiSchema schema) {
  /** The places a parameter may have. */
  public enum Location {
    PATH,
    QUERY,
    HEADER
  }

  static ApiParameter of(JsonNode node) {
    return new ApiParameter(
        node.get("name").asText(),
        Location.valueOf(node.get("in").asText().toUpperCase(Locale.ROOT)),
        ApiSchema.of(node.get("schema")));
  }

  /** The value; empty where the request leaves it out or blank. */
  Optional<Object> read(List<String> texts) {
    String text = schema.isList() ? String.join(",", texts) : texts.isEmpty() ? "" : texts.get(0);
    return text.isBlank() ? Optional.empty() : Optional.of(schema.read(name, text.strip()));
  }
}
