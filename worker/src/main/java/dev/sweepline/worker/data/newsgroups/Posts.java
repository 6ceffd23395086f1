package dev.sweepline.worker.data.newsgroups;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.commons.compress.archivers.ArchiveEntry;
import org.apache.commons.compress.archivers.ArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * Reader of the posts of 20 Newsgroups: the publisher's archive, with a file a post in {@code
 * 20news-bydate-train/GROUP}, or a JSON object a line with {@code split}, {@code label} and {@code
 * text}.
 */
final class Posts {
  private Posts() {}

  /** One post as it was sent. */
  record Post(boolean train, String label, String text) {
    /** What follows the first empty line. */
    String body() {
      int end = text.indexOf("\n\n");
      return end < 0 ? text : text.substring(end + 2);
    }
  }

  /**
   * Reads all posts.
   *
   * @throws DataException when the file is broken or lacks a part
   */
  static List<Post> read(Path file) {
    List<Post> posts;
    try (InputStream in =
        new GZIPInputStream(new BufferedInputStream(Files.newInputStream(file)), 1 << 16)) {
      posts = file.toString().endsWith(".tar.gz") ? archive(in) : lines(in, file);
    } catch (EOFException | ZipException e) {
      throw new DataException(file + ": is cut short or not gzipped", e);
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
    if (posts.stream().noneMatch(Post::train) || posts.stream().allMatch(Post::train)) {
      throw new DataException(file + ": has no posts to train on, or none to test with");
    }
    return posts;
  }

  private static List<Post> lines(InputStream in, Path file) throws IOException {
    ObjectMapper mapper = new ObjectMapper();
    List<Post> posts = new ArrayList<>();
    BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    for (String line = reader.readLine(); line != null; line = reader.readLine()) {
      try {
        JsonNode fields = mapper.readTree(line);
        if (!fields.has("split") || !fields.has("label") || !fields.has("text")) {
          throw new DataException(
              "%s:%d: lacks split, label or text".formatted(file, posts.size() + 1));
        }
        boolean train = fields.get("split").asText().equals("train");
        posts.add(new Post(train, fields.get("label").asText(), fields.get("text").asText()));
      } catch (JsonProcessingException e) {
        throw new DataException("%s:%d: is not JSON".formatted(file, posts.size() + 1), e);
      }
    }
    return posts;
  }

  private static List<Post> archive(InputStream in) throws IOException {
    List<Post> posts = new ArrayList<>();
    // As its supertype, whose methods are the same in the version that a cluster's Spark brings.
    ArchiveInputStream<?> tar = new TarArchiveInputStream(in, StandardCharsets.ISO_8859_1.name());
    for (ArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      String[] path = entry.getName().split("/", -1);
      if (path.length == 3 && !entry.isDirectory()) {
        String text = new String(tar.readAllBytes(), StandardCharsets.ISO_8859_1);
        posts.add(new Post(path[0].endsWith("-train"), path[1], text));
      }
    }
    return posts;
  }
}
