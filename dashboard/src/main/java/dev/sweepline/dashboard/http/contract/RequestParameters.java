package dev.sweepline.dashboard.http.contract;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The parameters of one request, checked by the document. Immutable. */
public record RequestParameters(Map<String, Object> values) {
  public RequestParameters {
    values = Map.copyOf(values);
  }

  public Optional<String> text(String name) {
    return Optional.ofNullable((String) values.get(name));
  }

  public boolean flag(String name, boolean otherwise) {
    return text(name).map("true"::equals).orElse(otherwise);
  }

  public int number(String name, int otherwise) {
    return (Integer) values.getOrDefault(name, otherwise);
  }

  public List<Integer> numbers(String name) {
    return list(name).stream().map(Integer.class::cast).toList();
  }

  public List<String> words(String name) {
    return list(name).stream().map(String.class::cast).toList();
  }

  private List<?> list(String name) {
    return (List<?>) values.getOrDefault(name, List.of());
  }
}
