package dev.sweepline.worker.data.builtin;

import dev.sweepline.worker.data.DataException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;

/** Small data sets that travel in our own jar. */
final class BundledFiles {
  private BundledFiles() {}

  static List<String> lines(String name) {
    try (InputStream resource = BundledFiles.class.getResourceAsStream(name);
        InputStream plain = name.endsWith(".gz") ? new GZIPInputStream(resource) : resource;
        BufferedReader reader =
            new BufferedReader(new InputStreamReader(plain, StandardCharsets.US_ASCII))) {
      return reader.lines().toList();
    } catch (IOException e) {
      throw new DataException(name + " cannot be read from the jar: " + e.getMessage(), e);
    }
  }
}
