package dev.sweepline.dashboard.http.contract;

import dev.sweepline.sweep.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * One method of one path.
 *
 * @param id the document's {@code operationId}
 * @param method in capitals
 * @param path with its parameters in braces
 * @param role what whoever asks must at least be ({@code x-role})
 * @param mostBytes the longest body that it takes ({@code x-most-bytes} of its {@code
 *     requestBody}); 0 where it takes none
 * @param parameters of path, query and header
 */
public record ApiOperation(
    String id,
    String method,
    String path,
    Role role,
    int mostBytes,
    List<ApiParameter> parameters) {
  public ApiOperation {
    if (id.isBlank()) {
      throw new IllegalArgumentException(method + " " + path + " has no operationId");
    }
    parameters = List.copyOf(parameters);
  }

  /** Whether it is more than a look. */
  public boolean changes() {
    return !method.equals("GET");
  }

  /**
   * Checks a request's parameters.
   *
   * @param raw all the values that the request has for a parameter; empty where it has none
   * @throws RequestException for the first that the document does not allow
   */
  public RequestParameters read(Function<ApiParameter, List<String>> raw) {
    Map<String, Object> values = new HashMap<>();
    for (ApiParameter parameter : parameters) {
      parameter.read(raw.apply(parameter)).ifPresent(value -> values.put(parameter.name(), value));
    }
    return new RequestParameters(values);
  }
}
