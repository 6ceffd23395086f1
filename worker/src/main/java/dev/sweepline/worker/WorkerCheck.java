package dev.sweepline.worker;

import dev.sweepline.sweep.Choice;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.worker.data.DataFolders;
import dev.sweepline.worker.data.DataForm;
import dev.sweepline.worker.data.DataSets;
import dev.sweepline.worker.network.InvalidNetworkException;
import dev.sweepline.worker.network.NetworkFamilies;
import dev.sweepline.worker.network.Suggestion;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Says before anything runs what a sweep asks for in vain. Stateless. */
public final class WorkerCheck {
  private static final List<String> METRICS = MetricNames.ofClassification();

  private static final Map<String, String> METRIC_SYNONYMS =
      Map.ofEntries(
          Map.entry("accuracy", MetricNames.VAL_ACCURACY),
          Map.entry("acc", MetricNames.VAL_ACCURACY),
          Map.entry("val_acc", MetricNames.VAL_ACCURACY),
          Map.entry("valid_accuracy", MetricNames.VAL_ACCURACY),
          Map.entry("validation_accuracy", MetricNames.VAL_ACCURACY),
          Map.entry("loss", MetricNames.VAL_LOSS),
          Map.entry("valid_loss", MetricNames.VAL_LOSS),
          Map.entry("validation_loss", MetricNames.VAL_LOSS),
          Map.entry("training_loss", MetricNames.TRAIN_LOSS),
          Map.entry("test_acc", MetricNames.TEST_ACCURACY),
          Map.entry("train_acc", MetricNames.TRAIN_ACCURACY),
          Map.entry("training_accuracy", MetricNames.TRAIN_ACCURACY),
          Map.entry("f1", MetricNames.VAL + MetricNames.F1),
          Map.entry("macro_f1", MetricNames.VAL + MetricNames.F1),
          Map.entry("val_macro_f1", MetricNames.VAL + MetricNames.F1),
          Map.entry("time", MetricNames.SECONDS));

  private WorkerCheck() {}

  /**
   * Every complaint there is, wherever the sweep may run, in the order data set, network,
   * parameters, metric. A file that names no network only describes a search: nothing to check.
   */
  public static List<Complaint> check(Sweep sweep, NetworkFamilies families) {
    List<Complaint> complaints = new ArrayList<>();
    sweep.dataset().ifPresent(dataset -> complaints.addAll(dataset(dataset)));
    sweep.network().ifPresent(network -> network(network, sweep, families, complaints));
    return complaints;
  }

  /**
   * Complains when a sweep's known data set cannot be reached from this machine, when reading its
   * files to the end finds them broken, or when the network does not fit what they hold.
   */
  public static Optional<Complaint> absent(
      Sweep sweep, DataFolders folders, NetworkFamilies families) {
    Optional<Choice> known = sweep.dataset().filter(dataset -> dataset(dataset).isEmpty());
    if (known.isEmpty()) {
      return Optional.empty();
    }
    DataSets.Look look = new DataSets(folders).look(known.get());
    Optional<DataForm> news =
        look.form().filter(form -> !DataSets.form(known.get()).equals(look.form()));
    return look.broken()
        .map(why -> new Complaint("dataset", why))
        .or(() -> news.flatMap(form -> unfit(sweep, form, families)));
  }

  /** Only where nothing else is wrong with the network. */
  private static Optional<Complaint> unfit(Sweep sweep, DataForm form, NetworkFamilies families) {
    if (sweep.network().isEmpty() || !check(sweep, families).isEmpty()) {
      return Optional.empty();
    }
    Choice network = sweep.network().get();
    return new NetworkCheck(sweep, network, families.get(network.name()), List.of()).unfit(form);
  }

  private static void network(
      Choice network, Sweep sweep, NetworkFamilies families, List<Complaint> complaints) {
    try {
      families
          .find(network.name())
          .ifPresentOrElse(
              family -> new NetworkCheck(sweep, network, family, complaints).run(),
              () -> complaints.add(new Complaint("network", unknownNetwork(network.name()))));
    } catch (InvalidNetworkException e) {
      complaints.add(new Complaint("network", e.getMessage()));
    }
    if (!METRICS.contains(sweep.objective().name())) {
      complaints.add(new Complaint("metric.name", metric(sweep.objective().name())));
    }
  }

  private static String unknownNetwork(String name) {
    String line = unknown("network", name, NetworkFamilies.names());
    return line.endsWith("?") ? line : line + ", or your own: a .json file or a class's full name";
  }

  private static List<Complaint> dataset(Choice choice) {
    if (!DataSets.names().contains(choice.name())) {
      return List.of(
          new Complaint("dataset", unknown("data set", choice.name(), DataSets.names())));
    }
    return DataSets.problems(choice).stream()
        .map(problem -> new Complaint("dataset." + problem.option(), problem.message()))
        .toList();
  }

  private static String metric(String name) {
    String near = Suggestion.text(name, METRICS, METRIC_SYNONYMS);
    return "no metric '"
        + name
        + "'"
        + (near.isEmpty() ? "; trials report " + String.join(", ", METRICS) : near);
  }

  private static String unknown(String what, String name, List<String> names) {
    String near = Suggestion.text(name, names);
    return "no "
        + what
        + " '"
        + name
        + "'"
        + (near.isEmpty() ? "; there is " + String.join(", ", names) : near);
  }
}
