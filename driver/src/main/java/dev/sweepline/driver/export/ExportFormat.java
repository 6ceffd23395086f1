package dev.sweepline.driver.export;

import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.UserException;
import dev.sweepline.sweep.text.Words;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** The forms that a sweep can be exported in. */
public enum ExportFormat {
  CSV(SweepExport.into(TableExport.CSV)),
  JSON(SweepExport.into(new JsonExport())),
  PARQUET(SweepExport.into(TableExport.PARQUET)),
  TENSORBOARD(SweepExport.into(new TensorBoardExport())),
  MLFLOW(SweepExport.mlflow()),
  HTML(SweepExport.into(new HtmlExport()));

  @SuppressWarnings("ImmutableEnumChecker") // a function without state
  private final SweepExport export;

  ExportFormat(SweepExport export) {
    this.export = export;
  }

  public SweepExport export() {
    return export;
  }

  /** The words for them, for people. */
  public static String words() {
    return Arrays.stream(values()).map(Words::of).collect(Collectors.joining(", "));
  }

  /**
   * The one of a word.
   *
   * @throws UserException where there is none
   */
  public static ExportFormat of(String word) {
    List<String> words = Arrays.stream(values()).map(Words::of).toList();
    return Arrays.stream(values())
        .filter(each -> Words.of(each).equalsIgnoreCase(word))
        .findFirst()
        .orElseThrow(
            () ->
                new UserException(
                    "--to %s is none of %s%s"
                        .formatted(word, words(), DidYouMean.hint(word, words))));
  }
}
