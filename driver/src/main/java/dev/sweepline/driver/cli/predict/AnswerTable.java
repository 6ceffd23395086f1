package dev.sweepline.driver.cli.predict;

import dev.sweepline.sweep.text.CsvText;
import dev.sweepline.worker.predict.Answer;
import dev.sweepline.worker.predict.SavedNetwork;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * A table of rows and, beside each, a network's answer: csv with a head, where the rows have names
 * for their columns. Not thread-safe; for one use.
 */
final class AnswerTable {
  private static final int TOGETHER = 512;

  private final SavedNetwork network;
  private final char separator;
  private final Consumer<String> lines;
  private final List<List<String>> waiting = new ArrayList<>();
  private final List<double[]> numbers = new ArrayList<>();
  private List<String> names = List.of();
  private long answered;

  /**
   * Nothing in it yet.
   *
   * @param lines take the rows, each as a line of csv without its end
   */
  AnswerTable(SavedNetwork network, char separator, Consumer<String> lines) {
    this.network = network;
    this.separator = separator;
    this.lines = lines;
  }

  /** Names the columns, before the first row. */
  void head(List<String> columns) {
    names = columns;
  }

  /**
   * Adds a row.
   *
   * @param texts to be written
   * @param inputs of the network, not scaled
   */
  void row(List<String> texts, double[] inputs) {
    waiting.add(texts);
    numbers.add(inputs);
    if (waiting.size() == TOGETHER) {
      answer();
    }
  }

  /**
   * Writes what still waits.
   *
   * @return how many rows were answered
   */
  long end() {
    answer();
    return answered;
  }

  private void answer() {
    if (waiting.isEmpty()) {
      return;
    }
    List<Answer> answers = network.answers(numbers);
    boolean classes = answers.get(0).probability().isPresent();
    if (answered == 0 && !names.isEmpty()) {
      write(names, "prediction", classes ? "probability" : "");
    }
    for (int row = 0; row < answers.size(); row++) {
      Answer answer = answers.get(row);
      String probability = classes ? "%.4f".formatted(answer.probability().orElse(Double.NaN)) : "";
      write(waiting.get(row), answer.text(), probability);
    }
    answered += answers.size();
    waiting.clear();
    numbers.clear();
  }

  private void write(List<String> texts, String answer, String probability) {
    List<String> all = new ArrayList<>(texts);
    all.add(answer);
    if (!probability.isEmpty()) {
      all.add(probability);
    }
    lines.accept(CsvText.line(all, separator));
  }
}
