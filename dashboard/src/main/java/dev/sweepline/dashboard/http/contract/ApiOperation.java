package dev.sweepline.dashboard.http.contract;

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
 * @param parameters of path, query and header
 */
public record ApiOperation(String id, String method, String path, List<ApiParameter> parameters) {
  public ApiOperation {
    if (id.isBlank()) {
      throw new IllegalArgumentException(method + " " + path + " has no operationId");
    }
    parameters = List.copyOf(parameters);
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
