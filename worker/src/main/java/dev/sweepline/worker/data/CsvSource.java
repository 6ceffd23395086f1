package dev.sweepline.worker.data;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.ZipException;

/** A user's own table of numbers, one example a line; one column is what there is to predict. */
final class CsvSource implements DataSource {
  private static final String NO_FILE = "";

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public Summary summary() {
    return Summary.open("columns", "of its label", true);
  }

  @Override
  public boolean predictsNumbers(Options options) {
    return options.word("task", "classification", "regression").equals("regression");
  }

  @Override
  public Preparation.Standard standard(Options options) {
    return Preparation.Standard.TABLE;
  }

  @Override
  public Reader open(Options options) {
    Optional<String> path = options.text("file");
    DataFile file = new DataFile(path.orElse(NO_FILE));
    if (!options.has("file")) {
      options.complain("name", "file is missing; write dataset: {name: csv, file: my.csv}");
    }
    Optional<String> label = options.text("label");
    boolean header = options.flag("header", true);
    boolean regression = options.word("task", "classification", "regression").equals("regression");
    String separator = options.text("separator").orElse(",");
    if (separator.length() != 1 || separator.equals("\"")) {
      options.complain("separator", "separator '" + separator + "' is not one character");
    }
    CsvFormat format = new CsvFormat(label, header, regression, separator.charAt(0));
    return new CsvReader(file, format);
  }

  /** The file with its options. */
  private record CsvReader(DataFile file, CsvFormat format) implements Reader {
    @Override
    public Optional<String> missing(DataFolders folders) {
      return file.missing(folders);
    }

    @Override
    public RawData read(DataFolders folders) {
      try (BufferedReader lines =
          new BufferedReader(
              new InputStreamReader(file.open(folders), StandardCharsets.UTF_8.newDecoder()))) {
        return new CsvTable(file.text(), format).read(lines);
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
}
