package dev.sweepline.worker.validate;

import dev.sweepline.sweep.Sweep;
import dev.sweepline.sweep.parameter.Categorical;
import dev.sweepline.sweep.parameter.Constant;
import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.text.Problem;
import dev.sweepline.sweep.training.NamedOptions;
import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.worker.data.DataShape;
import dev.sweepline.worker.data.catalog.DataSets;
import dev.sweepline.worker.network.NetworkFamily;
import dev.sweepline.worker.network.settings.Setting;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Validator of what a sweep asks of its network. */
record NetworkValidator(
    Sweep sweep, NamedOptions network, NetworkFamily family, List<Problem> complaints) {
  /** Assignments tried before a sweep is refused; one that fits is enough to let it run. */
  /** Of a list's values that are refused. */
  private static final int MOST_NAMED = 5;

  private static final int EXAMPLES = 30;

  /** Whatever the family: each parameter, the data's form, and all of it together. */
  void run() {
    int before = complaints.size();
    network.options().forEach(this::option);
    UnusedLayers widths = new UnusedLayers(network, family, sweep.space());
    sweep
        .space()
        .parameters()
        .forEach(
            (name, parameter) -> {
              if (!name.startsWith(TrialSpec.DATASET)) {
                parameter(name, parameter)
                    .or(() -> widths.unused(name))
                    .ifPresent(why -> complaints.add(new Problem("parameters." + name, why)));
              }
            });
    if (complaints.size() == before) {
      together(sweep.training().dataset().flatMap(DataSets::form)).ifPresent(complaints::add);
    }
  }

  /** Why no trial could learn from such data. */
  Optional<Problem> unfit(DataShape form) {
    return together(Optional.of(form));
  }

  /** Only where each value is fine by itself. */
  private Optional<Problem> together(Optional<DataShape> form) {
    Optional<String> why = family.refuse(settings(sweep.space().example()), form);
    boolean isHopeless =
        why.isPresent()
            && IntStream.range(0, EXAMPLES)
                .mapToObj(number -> settings(sweep.space().draw(number)))
                .allMatch(example -> family.refuse(example, form).isPresent());
    return why.filter(line -> isHopeless).map(line -> new Problem("network", line));
  }

  /** What a network of the sweep is built from, for one of its assignments. */
  private Map<String, Object> settings(Map<String, Object> assignment) {
    return TrialSpec.settings(network, assignment);
  }

  private void option(String name, Object value) {
    String key = "network." + name;
    if (sweep.space().parameters().containsKey(name)) {
      complaints.add(new Problem(key, name + " is also in parameters; say it in one place"));
    }
    parameter(name, new Constant(value)).ifPresent(why -> complaints.add(new Problem(key, why)));
  }

  private Optional<String> parameter(String name, Parameter parameter) {
    Optional<Setting> known = family.settings().find(name);
    if (known.isEmpty()) {
      return Optional.of(family.settings().unknown(name));
    }
    Setting setting = known.get();
    if (parameter instanceof Constant constant) {
      return setting.refuse(constant.value());
    }
    if (parameter instanceof Categorical categorical) {
      return categorical.values().stream()
          .flatMap(value -> setting.refuse(value).stream())
          .distinct()
          .limit(MOST_NAMED)
          .reduce((all, next) -> all + "; also, " + next);
    }
    return parameter.reach().flatMap(setting::refuse).or(() -> draws(setting, parameter));
  }

  /** Within its bounds, a draw is refused only where it is a fraction. */
  private static Optional<String> draws(Setting setting, Parameter parameter) {
    return Stream.of(0.317, 0.5)
        .map(parameter::quantile)
        .flatMap(value -> setting.refuse(value).stream())
        .map(why -> parameter.kind() + " draws fractions: " + why + "; use int_uniform, or q: 1")
        .findFirst();
  }
}
