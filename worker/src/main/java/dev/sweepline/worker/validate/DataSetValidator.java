package dev.sweepline.worker.validate;

import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.space.SearchSpace;
import dev.sweepline.sweep.text.DidYouMean;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.catalog.DataSets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Validator of what a sweep asks of its data set. Stateless. */
final class DataSetValidator {
  /** A range is fine when its ends and its middle are. */
  private static final List<Double> LOOKS = List.of(1e-9, 0.317, 0.5, 1 - 1e-9);

  private DataSetValidator() {}

  /** What is wrong with the data set itself. */
  static List<Problem> of(NamedOptions dataset) {
    if (!DataSets.names().contains(dataset.name())) {
      return List.of(new Problem("dataset", unknown(dataset.name())));
    }
    return DataSets.problems(dataset).stream().map(problem -> problem.under("dataset")).toList();
  }

  /** The same, and what is wrong with parameters that choose its options. */
  static List<Problem> of(NamedOptions dataset, SearchSpace space) {
    List<Problem> complaints = new ArrayList<>(of(dataset));
    if (complaints.isEmpty()) {
      space
          .parameters()
          .forEach(
              (name, parameter) ->
                  values(name, parameter)
                      .map(
                          value ->
                              dataset.with(
                                  TrialSpec.DATASET, Collections.singletonMap(name, value)))
                      .flatMap(choice -> DataSets.problems(choice).stream())
                      .map(Problem::message)
                      .limit(1)
                      .forEach(why -> complaints.add(new Problem("parameters." + name, why))));
    }
    return complaints;
  }

  private static String unknown(String name) {
    List<String> names = DataSets.names();
    return "no data set '%s'%s"
        .formatted(
            name, DidYouMean.hintOr(name, names, Map.of(), "there is " + String.join(", ", names)));
  }

  private static Stream<Object> values(String name, Parameter parameter) {
    if (!name.startsWith(TrialSpec.DATASET)) {
      return Stream.of();
    }
    if (parameter instanceof Constant constant) {
      return Stream.of(constant.value());
    }
    return parameter instanceof Categorical categorical
        ? categorical.values().stream()
        : LOOKS.stream().map(parameter::quantile);
  }
}
