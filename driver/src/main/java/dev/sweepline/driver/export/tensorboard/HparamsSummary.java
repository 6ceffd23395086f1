package dev.sweepline.driver.export.tensorboard;

import dev.sweepline.sweep.board.BoardRow;
import dev.sweepline.sweep.board.Standing;
import dev.sweepline.sweep.event.SweepEvent.ParameterColumn;
import dev.sweepline.sweep.history.SweepHistory;
import dev.sweepline.sweep.history.TrialHistory;
import dev.sweepline.sweep.table.TableText;
import dev.sweepline.sweep.trial.TrialState;
import dev.sweepline.worker.file.ProtoMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Summaries of TensorBoard's HParams plug-in, by its plugin_data.proto and api.proto: what an
 * experiment is about, and how each of its sessions began and ended. Stateless.
 */
final class HparamsSummary {
  private static final int SUCCESS = 1;
  private static final int FAILURE = 2;
  private static final int DT_FLOAT = 1;
  private static final int STRING = 1;
  private static final int BOOL = 2;
  private static final int FLOAT64 = 3;
  private static final int MOST_LISTED = 12;

  private HparamsSummary() {}

  /**
   * The experiment: parameters that vary, then metrics.
   *
   * @param metrics in the order of the table's columns
   */
  static ProtoMessage experiment(SweepHistory history, Collection<String> metrics) {
    ProtoMessage experiment = new ProtoMessage().text(6, history.id()).text(1, history.name());
    experiment.real(3, history.submitted().at() / 1000.0);
    for (ParameterColumn column : history.submitted().parameters()) {
      if (!column.kind().equals("constant")) {
        experiment.message(4, parameter(column, values(history, column.name())));
      }
    }
    for (String metric : metrics) {
      experiment.message(5, new ProtoMessage().message(1, new ProtoMessage().text(2, metric)));
    }
    return summary("_hparams_/experiment", new ProtoMessage().message(2, experiment));
  }

  private static Set<Object> values(SweepHistory history, String name) {
    Set<Object> values = new LinkedHashSet<>();
    for (TrialHistory trial : history.trials()) {
      Object value = new BoardRow(trial, history.submitted()).parameters().get(name);
      if (value != null) {
        values.add(value);
      }
    }
    return values;
  }

  /** What a parameter was: one of few values, or within an interval. */
  private static ProtoMessage parameter(ParameterColumn column, Set<Object> values) {
    ProtoMessage info = new ProtoMessage().text(1, column.name()).text(3, column.range());
    boolean numbers = !values.isEmpty() && values.stream().allMatch(Number.class::isInstance);
    boolean flags = !values.isEmpty() && values.stream().allMatch(Boolean.class::isInstance);
    info.whole(4, numbers ? FLOAT64 : flags ? BOOL : STRING);
    if (numbers && values.size() > MOST_LISTED) {
      double[] sorted =
          values.stream().mapToDouble(each -> ((Number) each).doubleValue()).sorted().toArray();
      info.message(6, new ProtoMessage().real(1, sorted[0]).real(2, sorted[sorted.length - 1]));
    } else {
      ProtoMessage list = new ProtoMessage();
      Comparator<Object> order =
          numbers
              ? Comparator.comparingDouble(each -> ((Number) each).doubleValue())
              : Comparator.comparing(TableText::text);
      values.stream().sorted(order).forEach(each -> list.message(1, value(each)));
      info.message(5, list);
    }
    return info.whole(7, values.size() > 1 ? 1 : 0);
  }

  /** A trial's assignment. */
  static ProtoMessage start(Standing row, TrialHistory trial) {
    ProtoMessage start = new ProtoMessage();
    row.parameters()
        .forEach(
            (name, value) ->
                start.message(1, new ProtoMessage().text(1, name).message(2, value(value))));
    start.text(4, "#" + trial.trial() + " " + row.name());
    start.real(5, trial.startedAt() / 1000.0);
    return summary("_hparams_/session_start_info", new ProtoMessage().message(3, start));
  }

  /** A trial's end; one that a rule stopped has done what it was to do. */
  static ProtoMessage end(TrialHistory trial, double wallTime) {
    boolean done = trial.state() == TrialState.COMPLETED || trial.state() == TrialState.STOPPED;
    ProtoMessage end = new ProtoMessage().whole(1, done ? SUCCESS : FAILURE).real(2, wallTime);
    return summary("_hparams_/session_end_info", new ProtoMessage().message(4, end));
  }

  /** A google.protobuf.Value. */
  private static ProtoMessage value(Object value) {
    if (value instanceof Number number) {
      return new ProtoMessage().real(2, number.doubleValue());
    }
    if (value instanceof Boolean flag) {
      return new ProtoMessage().whole(4, flag ? 1 : 0);
    }
    return new ProtoMessage().text(3, TableText.text(value));
  }

  /** The plug-in reads what stands in the metadata; the tensor is an empty one. */
  private static ProtoMessage summary(String tag, ProtoMessage content) {
    ProtoMessage plugin = new ProtoMessage().text(1, "hparams").message(2, content);
    ProtoMessage shape = new ProtoMessage().message(2, new ProtoMessage().whole(1, 0));
    return new ProtoMessage()
        .message(
            1,
            new ProtoMessage()
                .text(1, tag)
                .message(9, new ProtoMessage().message(1, plugin))
                .message(8, new ProtoMessage().whole(1, DT_FLOAT).message(2, shape)));
  }
}
