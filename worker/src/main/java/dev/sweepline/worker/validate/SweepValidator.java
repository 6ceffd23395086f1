package dev.sweepline.worker.validate;

import dev.sweepline.sweep.Display;
import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.search.Method;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.training.TrialLimits;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.trial.TrialId;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.trial.TrialWork.NetworkTraining;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.data.source.DataFolders;
import dev.sweepline.worker.network.family.NetworkFamilies;
import dev.sweepline.worker.network.settings.InvalidNetworkException;
import dev.sweepline.worker.pack.PackKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Validator of a sweep's data set, network and trainer before anything runs. Stateless. */
public final class SweepValidator {
  private static final Map<String, String> SYNONYMS_ON_NUMBERS =
      Map.ofEntries(
          Map.entry("loss", MetricNames.VAL_LOSS),
          Map.entry("valid_loss", MetricNames.VAL_LOSS),
          Map.entry("validation_loss", MetricNames.VAL_LOSS),
          Map.entry("training_loss", MetricNames.TRAIN_LOSS),
          Map.entry("mse", MetricNames.VAL + MetricNames.MSE),
          Map.entry("mean_squared_error", MetricNames.VAL + MetricNames.MSE),
          Map.entry("rmse", MetricNames.VAL + MetricNames.RMSE),
          Map.entry("root_mean_squared_error", MetricNames.VAL + MetricNames.RMSE),
          Map.entry("mae", MetricNames.VAL + MetricNames.MAE),
          Map.entry("mean_absolute_error", MetricNames.VAL + MetricNames.MAE),
          Map.entry("r2", MetricNames.VAL + MetricNames.R2),
          Map.entry("r_squared", MetricNames.VAL + MetricNames.R2),
          Map.entry("time", MetricNames.SECONDS));

  /** Assignments tried before a sweep is refused. */
  private static final int EXAMPLES = 30;

  private static final Pattern LAYER =
      Pattern.compile("layer[1-9]\\d*\\.(weights|gradients|activations|dead)");

  private static final Map<String, String> SYNONYMS_ON_LABELS =
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

  private SweepValidator() {}

  /**
   * Every complaint there is, wherever the sweep may run, in the order data set, network,
   * parameters, metric. A file that names no network only describes a search: nothing to check.
   */
  public static List<Problem> check(Sweep sweep, NetworkFamilies families) {
    List<Problem> complaints = new ArrayList<>();
    sweep
        .training()
        .dataset()
        .ifPresent(dataset -> complaints.addAll(DataSetValidator.of(dataset, sweep.space())));
    sweep.training().network().ifPresent(network -> network(network, sweep, families, complaints));
    if (sweep.search().method() instanceof Method.Pbt && sweep.training().program().isPresent()) {
      complaints.add(
          new Problem("method", "pbt hands networks on, and a program has none of ours"));
    }
    return complaints;
  }

  /**
   * Complains when a sweep's known data set cannot be reached from this machine, when reading its
   * files to the end finds them broken, or when the network does not fit what they hold.
   */
  public static Optional<Problem> absent(
      Sweep sweep, DataFolders folders, NetworkFamilies families) {
    return files(sweep, folders, families).broken();
  }

  /**
   * What the files of a sweep's data set say.
   *
   * @param broken see {@link #absent}
   * @param summary what was read, in one line
   * @param warnings of what its author may not have meant
   */
  public record FileFindings(
      Optional<Problem> broken, Optional<String> summary, List<Problem> warnings) {
    public static final FileFindings NONE =
        new FileFindings(Optional.empty(), Optional.empty(), List.of());

    /** The same where nothing needs to be whole yet. */
    public FileFindings asWarnings() {
      return new FileFindings(
          Optional.empty(), summary, Stream.concat(broken.stream(), warnings.stream()).toList());
    }
  }

  /**
   * The same of small files on this machine, which takes next to no time: nothing is broken by what
   * is wrong with them, as the sweep may run where there are others.
   */
  public static FileFindings glance(Sweep sweep, DataFolders folders, NetworkFamilies families) {
    return typical(sweep).filter(new DataSets(folders)::isSmall).isPresent()
        ? files(sweep, folders, families).asWarnings()
        : FileFindings.NONE;
  }

  /** A sweep's data set under one assignment, which stands for the others. */
  private static Optional<NamedOptions> typical(Sweep sweep) {
    return sweep
        .training()
        .dataset()
        .filter(dataset -> DataSetValidator.of(dataset).isEmpty())
        .map(dataset -> dataset.with(TrialSpec.DATASET, sweep.space().example()))
        .filter(dataset -> DataSetValidator.of(dataset).isEmpty());
  }

  /** Reads the files of a sweep's known data set to the end, where that takes but a moment. */
  public static FileFindings files(Sweep sweep, DataFolders folders, NetworkFamilies families) {
    Optional<NamedOptions> known = typical(sweep);
    if (known.isEmpty()) {
      return FileFindings.NONE;
    }
    DataSets.Look look = new DataSets(folders).look(known.get());
    Optional<DataShape> news =
        look.form().filter(form -> !DataSets.form(known.get()).equals(look.form()));
    return new FileFindings(
        look.broken()
            .map(why -> new Problem("dataset", why))
            .or(() -> news.flatMap(form -> unfit(sweep, form, families))),
        look.notes().summary(),
        look.notes().warnings().stream().map(why -> new Problem("dataset", why)).toList());
  }

  /** Only where nothing else is wrong with the network. */
  private static Optional<Problem> unfit(Sweep sweep, DataShape form, NetworkFamilies families) {
    if (sweep.training().network().isEmpty() || !check(sweep, families).isEmpty()) {
      return Optional.empty();
    }
    NamedOptions network = sweep.training().network().get();
    return new NetworkValidator(sweep, network, families.get(network.name()), List.of())
        .unfit(form);
  }

  private static void network(
      NamedOptions network, Sweep sweep, NetworkFamilies families, List<Problem> complaints) {
    try {
      families
          .find(network.name())
          .ifPresentOrElse(
              family -> new NetworkValidator(sweep, network, family, complaints).run(),
              () -> complaints.add(new Problem("network", unknownNetwork(network.name()))));
    } catch (InvalidNetworkException e) {
      complaints.add(new Problem("network", e.getMessage()));
    }
    if (sweep.search().method() instanceof Method.Pbt method) {
      complaints.addAll(new PopulationValidator(sweep, method, network).check());
    }
    unpackable(network, sweep).ifPresent(why -> complaints.add(new Problem("trainer", why)));
    boolean numbers = sweep.training().dataset().filter(DataSets::predictsNumbers).isPresent();
    metric(sweep.objective().name(), numbers)
        .ifPresent(why -> complaints.add(new Problem("metric.name", why)));
    further(sweep, numbers).forEach(complaints::add);
    complaints.addAll(new JudgingValidator(sweep).check());
    sweep.output().display().columns().stream()
        .filter(column -> !sweep.space().parameters().containsKey(column))
        .filter(column -> !column.equals(Display.NAME) && !isSpread(column))
        .filter(column -> !(sweep.output().recording().layers() && LAYER.matcher(column).matches()))
        .flatMap(column -> metric(column, numbers).stream())
        .map(why -> new Problem("columns", "no parameter, and " + why))
        .forEach(complaints::add);
    sweep.stoppingMetrics().stream()
        .filter(name -> !isSpread(name))
        .filter(name -> !(sweep.output().recording().layers() && LAYER.matcher(name).matches()))
        .flatMap(name -> whileTraining(name, numbers).stream())
        .map(why -> new Problem("stop_if", why))
        .forEach(complaints::add);
  }

  /** What further objectives and constraints name that trials do not report. */
  private static List<Problem> further(Sweep sweep, boolean numbers) {
    Stream<Problem> others =
        sweep.objectives().others().stream()
            .flatMap(each -> metric(each.name(), numbers).stream())
            .map(why -> new Problem("metrics", why));
    Stream<Problem> bounds =
        sweep.objectives().constraints().stream()
            .flatMap(each -> metric(each.metric(), numbers).stream())
            .map(why -> new Problem("constraints", why));
    return Stream.concat(others, bounds).toList();
  }

  /** Why trials do not report a metric before they are done. */
  private static Optional<String> whileTraining(String name, boolean numbers) {
    Optional<String> unknown = metric(name, numbers);
    return unknown.isEmpty() && name.startsWith(MetricNames.TEST)
        ? Optional.of("trials report " + name + " once they are done, not while they train")
        : unknown;
  }

  /** Why no trial of a sweep can be packed that asks for it. */
  private static Optional<String> unpackable(NamedOptions network, Sweep sweep) {
    Optional<String> why = unpackable(network, sweep, sweep.space().example());
    boolean isHopeless =
        why.isPresent()
            && IntStream.range(0, EXAMPLES)
                .mapToObj(number -> sweep.space().draw(number))
                .allMatch(example -> unpackable(network, sweep, example).isPresent());
    return why.filter(line -> isHopeless);
  }

  private static Optional<String> unpackable(
      NamedOptions network, Sweep sweep, Map<String, Object> example) {
    return PackKey.refuse(
        new TrialSpec(
            new TrialId("check", 0),
            1,
            1,
            example,
            sweep.search().seed(),
            sweep.training().repeats(),
            sweep.training().budget(),
            new NetworkTraining(
                sweep.training().dataset().orElse(NamedOptions.named("digits")), network),
            sweep.output().recording(),
            TrialLimits.NONE,
            sweep.training().trainer()));
  }

  private static String unknownNetwork(String name) {
    List<String> names = NetworkFamilies.names();
    return "no network '%s'%s"
        .formatted(
            name,
            DidYouMean.hintOr(
                name,
                names,
                Map.of(),
                "there is "
                    + String.join(", ", names)
                    + ", or your own: a .json file or a class's full name"));
  }

  /** Whether trials report it when their data set has folds. */
  private static boolean isSpread(String column) {
    return column.endsWith(MetricNames.SPREAD)
        && (column.startsWith(MetricNames.VAL) || column.startsWith(MetricNames.TEST));
  }

  /** Why trials do not report a metric, and what they do. */
  private static Optional<String> metric(String name, boolean numbers) {
    List<String> there = numbers ? MetricNames.ofRegression() : MetricNames.ofClassification();
    List<String> others = numbers ? MetricNames.ofClassification() : MetricNames.ofRegression();
    if (there.contains(name)) {
      return Optional.empty();
    }
    String why = "no metric '" + name + "'";
    if (others.contains(name)) {
      why += ", since the data set " + (numbers ? "predicts numbers" : "has labels");
    } else {
      String near =
          DidYouMean.hint(name, there, numbers ? SYNONYMS_ON_NUMBERS : SYNONYMS_ON_LABELS);
      if (!near.isEmpty()) {
        return Optional.of(why + near);
      }
    }
    return Optional.of(why + "; trials report " + String.join(", ", there));
  }
}
