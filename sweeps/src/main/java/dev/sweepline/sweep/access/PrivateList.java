package dev.sweepline.sweep.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.sweep.text.UserException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * File of a home that holds a list as JSON and is its owner's alone. Whoever reads it sees all of
 * it or what was there before. Immutable.
 *
 * @param what it lists, in the plural: the list's name in the file, too
 * @param anew the command that makes new ones
 */
public record PrivateList(Path path, String what, String anew) {
  private static final ObjectMapper JSON = JsonMapper.builder().build();

  /**
   * All of it, oldest first; nothing where there is no file.
   *
   * @throws UserException when it cannot be read, with the line to show
   */
  public <T> List<T> read(Function<JsonNode, T> item) {
    if (!Files.exists(path)) {
      return List.of();
    }
    try {
      List<T> items = new ArrayList<>();
      for (JsonNode node : JSON.readTree(path.toFile()).path(what)) {
        items.add(item.apply(node));
      }
      return items;
    } catch (IOException | RuntimeException e) {
      throw new UserException(
          "the %s in %s cannot be read (%s); mend or delete it and make new ones with: %s"
              .formatted(what, path, reason(e), anew),
          e);
    }
  }

  /** Without what stands in the file, which may be secret. */
  private static String reason(Exception e) {
    return e instanceof JsonProcessingException json
        ? "no JSON at line " + json.getLocation().getLineNr()
        : IoReason.of(e);
  }

  /**
   * Writes all of it, whole or not at all.
   *
   * @param fields puts an item's into its object
   * @throws UserException when it cannot be written, with the line to show
   */
  public <T> void write(List<T> items, BiConsumer<T, ObjectNode> fields) {
    ObjectNode root = JSON.createObjectNode();
    ArrayNode array = root.putArray(what);
    items.forEach(item -> fields.accept(item, array.addObject()));
    try {
      Files.createDirectories(path.toAbsolutePath().getParent(), PrivateFiles.folderRights(path));
      PrivateFiles.write(path, root.toPrettyString() + "\n");
    } catch (IOException e) {
      throw new UserException(
          "cannot write " + path + " (" + IoReason.of(e) + "); choose another with --home", e);
    }
  }
}
