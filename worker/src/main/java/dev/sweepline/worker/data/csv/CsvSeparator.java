package dev.sweepline.worker.data.csv;

import dev.sweepline.sweep.text.IoReason;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.stream.Stream;

/** Finder of what separates the fields of a csv file. Stateless. */
public final class CsvSeparator {
  private static final int MOST_READ = 1 << 16;

  private CsvSeparator() {}

  /**
   * The most frequent of comma, semicolon, tab and bar in the first line, outside quotes.
   *
   * @throws DataException when the file is not there
   */
  public static char of(String file, DataFolders folders) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(new DataFile(file).open(folders), StandardCharsets.UTF_8))) {
      char[] start = new char[MOST_READ];
      int read = Math.max(0, reader.read(start));
      String line = new String(start, 0, read).lines().findFirst().orElse("");
      String outside = line.replaceAll("\"[^\"]*\"", "");
      return Stream.of(',', ';', '\t', '|')
          .max(Comparator.comparingLong(c -> outside.chars().filter(each -> each == c).count()))
          .filter(c -> outside.indexOf(c) >= 0)
          .orElse(',');
    } catch (IOException e) {
      throw new DataException(file + ": cannot be read: " + IoReason.of(e), e);
    }
  }
}
