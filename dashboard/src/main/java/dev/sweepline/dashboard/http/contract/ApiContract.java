package dev.sweepline.dashboard.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.access.Role;
import dev.sweepline.sweep.text.Words;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.StreamSupport;

/**
 * The OpenAPI document as the router reads it: a path, a method or a parameter that it does not
 * name does not exist.
 */
public record ApiContract(List<ApiOperation> operations) {
  private static final String DOCUMENT = "/web/openapi.json";
  private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete");

  public ApiContract {
    operations = List.copyOf(operations);
  }

  /** The document that the page's files contain. */
  public static ApiContract load() {
    try (InputStream in = ApiContract.class.getResourceAsStream(DOCUMENT)) {
      return of(new ObjectMapper().readTree(in));
    } catch (IOException e) {
      throw new UncheckedIOException(DOCUMENT, e);
    }
  }

  static ApiContract of(JsonNode document) {
    List<ApiOperation> operations = new ArrayList<>();
    for (Map.Entry<String, JsonNode> path : document.get("paths").properties()) {
      for (Map.Entry<String, JsonNode> entry : path.getValue().properties()) {
        if (METHODS.contains(entry.getKey())) {
          JsonNode operation = entry.getValue();
          List<ApiParameter> parameters = new ArrayList<>();
          parameters.addAll(parameters(document, path.getValue().path("parameters")));
          parameters.addAll(parameters(document, operation.path("parameters")));
          operations.add(
              new ApiOperation(
                  operation.path("operationId").asText(),
                  entry.getKey().toUpperCase(Locale.ROOT),
                  path.getKey(),
                  role(operation),
                  operation.path("requestBody").path("x-most-bytes").asInt(),
                  parameters));
        }
      }
    }
    return new ApiContract(operations);
  }

  private static Role role(JsonNode operation) {
    String word = operation.path("x-role").asText();
    return Words.find(Role.class, word)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    operation.path("operationId") + " is for no role, but '" + word + "'"));
  }

  private static List<ApiParameter> parameters(JsonNode document, JsonNode parameters) {
    return StreamSupport.stream(parameters.spliterator(), false)
        .map(node -> node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node)
        .map(ApiParameter::of)
        .toList();
  }
}
