package dev.sweepline.dashboard.http.login;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.EncodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.core.spi.JsonFactory;
import io.vertx.core.spi.json.JsonCodec;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that Vert.x reads and writes, by the Jackson that Spark has, which is too old for
 * Vert.x's own codec. Vert.x finds it as a service. Stateless.
 */
public final class VertxJson implements JsonFactory, JsonCodec {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  @Override
  public int order() {
    return 0;
  }

  @Override
  public JsonCodec codec() {
    return this;
  }

  @Override
  public <T> T fromString(String text, Class<T> type) {
    try {
      return as(JSON.readValue(text, Object.class), type);
    } catch (JsonProcessingException e) {
      throw new DecodeException("no JSON: " + e.getOriginalMessage(), e);
    }
  }

  @Override
  public <T> T fromBuffer(Buffer buffer, Class<T> type) {
    return fromString(buffer.toString(StandardCharsets.UTF_8), type);
  }

  @Override
  public <T> T fromValue(Object value, Class<T> type) {
    return as(plain(value), type);
  }

  private static <T> T as(@Nullable Object value, Class<T> type) {
    Object wanted = value;
    if (value instanceof Map<?, ?> map && !type.equals(Map.class)) {
      Map<String, Object> fields = new LinkedHashMap<>();
      map.forEach((name, each) -> fields.put(String.valueOf(name), each));
      wanted = new JsonObject(fields);
    } else if (value instanceof List<?> list && !type.equals(List.class)) {
      wanted = new JsonArray(list);
    }
    if (wanted == null || !type.isInstance(wanted)) {
      throw new DecodeException("no JSON of " + type.getSimpleName());
    }
    return type.cast(wanted);
  }

  @Override
  public String toString(Object value, boolean pretty) {
    try {
      return JSON.writeValueAsString(plain(value));
    } catch (JsonProcessingException e) {
      throw new EncodeException(e.getOriginalMessage(), e);
    }
  }

  @Override
  public Buffer toBuffer(Object value, boolean pretty) {
    return Buffer.buffer(toString(value, pretty));
  }

  /** What Jackson knows by itself. */
  private static @Nullable Object plain(@Nullable Object value) {
    if (value instanceof JsonObject object) {
      return plain(object.getMap());
    }
    if (value instanceof JsonArray array) {
      return plain(array.getList());
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, @Nullable Object> all = new LinkedHashMap<>();
      map.forEach((key, each) -> all.put(key, plain(each)));
      return all;
    }
    return value instanceof List<?> list ? list.stream().map(VertxJson::plain).toList() : value;
  }
}
