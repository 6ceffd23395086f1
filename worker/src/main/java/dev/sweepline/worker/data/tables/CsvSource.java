package dev.sweepline.worker.data.tables;

import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.source.DataFile;
import dev.sweepline.worker.data.source.DataFolders;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.zip.ZipException;

/** A user's own table of numbers, one example a line; one column is what there is to predict. */
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
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(file.open(folders), StandardCharsets.UTF_8.newDecoder()))) {
      return new CsvTable(file.text(), format, start).read(lines);
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
