package dev.sweepline.worker.data.csv;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.columns.ColumnKind;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.data.tables.Table;
import dev.sweepline.worker.data.tables.TableSource;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.zip.ZipException;

/** A user's own table, one example a line; one column is what there is to predict. */
public final class CsvSource implements TableSource {
  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Format format(OptionReader options) {
    boolean assumed = !options.has("header");
    boolean header = options.flag("header", true);
    String separator = options.text("separator").orElse(",");
    if (separator.length() != 1 || separator.equals("\"")) {
      options.complain("separator", "separator '" + separator + "' is not one character");
    }
    CsvFormat format = new CsvFormat(header, assumed, separator.charAt(0));
    return (file, folders, start) -> read(file, folders, format, start);
  }

  private static Table read(
      DataFile file, DataFolders folders, CsvFormat format, Function<List<String>, Table> start) {
    String name = file.text();
    Optional<Table> numbers =
        read(file, folders, lines -> new CsvTable(name, format, start, Map.of()).read(lines));
    if (numbers.isPresent()) {
      return numbers.get();
    }
    Map<Integer, ColumnKind> kinds =
        read(file, folders, lines -> new CsvKinds(name, format, start).read(lines));
    return read(file, folders, lines -> new CsvTable(name, format, start, kinds).read(lines))
        .orElseThrow(() -> new DataException(name + ": changed while it was read"));
  }

  /** A pass over a file. */
  @FunctionalInterface
  private interface Pass<T> {
    T over(BufferedReader lines) throws IOException;
  }

  private static <T> T read(DataFile file, DataFolders folders, Pass<T> pass) {
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(file.open(folders), StandardCharsets.UTF_8.newDecoder()))) {
      return pass.over(lines);
    } catch (CharacterCodingException e) {
      throw new DataException(file.text() + ": is not UTF-8 text", e);
    } catch (EOFException | ZipException e) {
      throw new DataException(file.text() + ": is cut short or not gzipped", e);
    } catch (IOException e) {
      throw new DataException(file.text() + ": cannot be read: " + firstLine(e), e);
    }
  }

  /** Hadoop's messages may have stack traces in them. */
  private static String firstLine(IOException e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
  }
}
