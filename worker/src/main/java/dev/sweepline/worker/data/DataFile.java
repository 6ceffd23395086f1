package dev.sweepline.worker.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;

/**
 * A user's file, gzipped when its name ends in {@code .gz}. The one place that knows where such
 * files may lie.
 *
 * @param text as the sweep file writes it
 */
record DataFile(String text) {
  private static final String LOCAL = "file:";
  private static final Pattern SCHEME = Pattern.compile("[a-z][a-z0-9+.-]+:.*");

  /** Why the text names no file that could be read on any machine. */
  Optional<String> refuse() {
    return isElsewhere()
        ? Optional.of(
            text + ": only files of this machine can be read; copy it here, or mount its storage")
        : Optional.empty();
  }

  /** Why the file cannot be read on this machine. */
  Optional<String> missing(DataFolders folders) {
    return candidates(folders).stream().anyMatch(Files::isReadable)
        ? Optional.empty()
        : Optional.of(
            "no file %s (looked for %s)"
                .formatted(
                    text,
                    candidates(folders).stream()
                        .map(Path::toString)
                        .collect(Collectors.joining(", "))));
  }

  /**
   * Opens it.
   *
   * @throws DataException when it is not there
   */
  InputStream open(DataFolders folders) throws IOException {
    Path file =
        candidates(folders).stream()
            .filter(Files::isReadable)
            .findFirst()
            .orElseThrow(() -> new DataException(missing(folders).orElse(text + " is gone")));
    InputStream in = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      return file.toString().endsWith(".gz") ? new GZIPInputStream(in, 1 << 16) : in;
    } catch (IOException e) {
      in.close();
      throw e;
    }
  }

  private boolean isElsewhere() {
    return !text.startsWith(LOCAL) && SCHEME.matcher(text).matches();
  }

  private List<Path> candidates(DataFolders folders) {
    String plain =
        text.startsWith(LOCAL) ? text.substring(LOCAL.length()).replaceFirst("^//(?=/)", "") : text;
    Path path = Path.of(plain);
    List<Path> candidates = new ArrayList<>(List.of(path.toAbsolutePath()));
    if (!path.isAbsolute()) {
      folders.data().ifPresent(data -> candidates.add(data.resolve(path)));
      candidates.add(folders.home().resolve("data").resolve(path));
    }
    return candidates;
  }
}
