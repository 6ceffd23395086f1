package dev.sweepline.dashboard.snapshot;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.sweepline.sweep.access.PrivateFiles;
import dev.sweepline.sweep.log.EventFormatException;
import dev.sweepline.sweep.log.Json;
import dev.sweepline.sweep.log.JsonFields;
import dev.sweepline.sweep.log.LogMark;
import dev.sweepline.sweep.view.PlainJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32C;

/**
 * The contents of a snapshot: which part of the log it has read, and how long the file of each
 * sweep was then. What a file holds behind that is no part of it, so a snapshot is whole or is the
 * one before. Immutable.
 *
 * @param marks the newest record read of each partition that has any
 * @param sweeps in the order of the log
 * @param deleted the ids of sweeps that nobody tells of any more
 */
record Manifest(List<LogMark> marks, List<Entry> sweeps, List<String> deleted) {
  static final Manifest NONE = new Manifest(List.of(), List.of(), List.of());

  private static final int FORMAT = 1;

  Manifest {
    marks = List.copyOf(marks);
    sweeps = List.copyOf(sweeps);
    deleted = List.copyOf(deleted);
  }

  /**
   * A sweep's file.
   *
   * @param running whether the sweep was, by its log
   */
  record Entry(String sweep, String file, long length, boolean running) {}

  /** Writes it; readers see the whole of it or the one before. */
  void write(Path path) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("format", FORMAT);
    fields.put("marks", marks.stream().map(Manifest::fields).toList());
    fields.put("sweeps", sweeps.stream().map(Manifest::fields).toList());
    fields.put("deleted", deleted);
    String json = PlainJson.write(fields);
    PrivateFiles.write(path, checksum(json) + "\n" + json + "\n");
  }

  private static Map<String, Object> fields(LogMark mark) {
    return Map.of(
        "partition",
        mark.partition(),
        "begin",
        mark.begin(),
        "last",
        mark.last(),
        "checksum",
        mark.checksum());
  }

  private static Map<String, Object> fields(Entry entry) {
    return Map.of(
        "sweep",
        entry.sweep(),
        "file",
        entry.file(),
        "length",
        entry.length(),
        "running",
        entry.running());
  }

  /**
   * Reads one.
   *
   * @throws IOException where there is none, or none of this version
   */
  static Manifest read(Path path) throws IOException {
    List<String> lines = Files.readAllLines(path);
    if (lines.size() != 2 || !lines.get(0).equals(checksum(lines.get(1)))) {
      throw new IOException(path.getFileName() + " is damaged");
    }
    try {
      JsonFields fields = new JsonFields(Json.MAPPER.readTree(lines.get(1)));
      if (fields.whole("format") != FORMAT) {
        throw new IOException(path.getFileName() + " is of another version");
      }
      return new Manifest(
          fields.objects("marks", Manifest::mark),
          fields.objects("sweeps", Manifest::entry),
          fields.values("deleted").stream().map(String::valueOf).toList());
    } catch (JsonProcessingException | EventFormatException e) {
      throw new IOException(path.getFileName() + " is damaged", e);
    }
  }

  private static LogMark mark(JsonFields fields) {
    return new LogMark(
        fields.number("partition"),
        fields.whole("begin"),
        fields.whole("last"),
        fields.whole("checksum"));
  }

  private static Entry entry(JsonFields fields) {
    return new Entry(
        fields.text("sweep"), fields.text("file"), fields.whole("length"), fields.flag("running"));
  }

  private static String checksum(String json) {
    CRC32C sum = new CRC32C();
    sum.update(json.getBytes(StandardCharsets.UTF_8));
    return Long.toHexString(sum.getValue());
  }
}
