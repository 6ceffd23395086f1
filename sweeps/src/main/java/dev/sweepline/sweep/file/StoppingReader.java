package dev.sweepline.sweep.file;

import dev.sweepline.sweep.file.program.ProgramReader;
import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.stopping.Asha;
import dev.sweepline.sweep.stopping.EarlyTermination;
import dev.sweepline.sweep.stopping.Hyperband;
import dev.sweepline.sweep.stopping.StopCondition;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.training.Budget;
import dev.sweepline.sweep.trial.MetricNames;
import dev.sweepline.sweep.yaml.MapReader;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** A reader of {@code early_terminate} and {@code stop_if}: the rules that end trials early. */
final class StoppingReader {
  private static final String EXAMPLE = "early_terminate: {type: hyperband, min_iter: 3}";
  private static final String CONDITION = "stop_if: \"val_loss > 3 and epoch >= 2\"";
  private static final int MOST = 100;
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_.]*(?!\\s*\\()");
  private static final Set<String> NO_NAMES =
      Set.of("and", "or", "not", "true", "false", "null", "none");

  private final MapReader file;
  private final Budget budget;

  /**
   * A reader.
   *
   * @param budget of each trial
   */
  StoppingReader(MapReader file, Budget budget) {
    this.file = file;
    this.budget = budget;
  }

  List<EarlyTermination> read() {
    judgedBy();
    List<EarlyTermination> rules = new ArrayList<>();
    file.find("early_terminate").ifPresent(value -> rules(value, rules));
    file.find("stop_if").ifPresent(value -> conditions(value, rules));
    return rules;
  }

  /** Rules need a metric, and one that trials report while they train. */
  private void judgedBy() {
    if (!file.has("early_terminate")) {
      return;
    }
    if (!file.has("metric") && !file.has("metrics")) {
      file.problems()
          .error(
              file.keyPlace("early_terminate"),
              "early_terminate needs a metric to judge by; write metric: {name: val_loss, goal:"
                  + " minimize}");
    }
    file.find("metric")
        .filter(Yaml.Fields.class::isInstance)
        .flatMap(metric -> MapReader.of("metric", metric.place(), metric, "", file.problems()))
        .flatMap(metric -> metric.find("name"))
        .filter(name -> name.value() instanceof String text && text.startsWith(MetricNames.TEST))
        .ifPresent(
            name ->
                file.problems()
                    .warn(
                        file.keyPlace("early_terminate"),
                        "early_terminate stops nobody: trials report "
                            + name.value()
                            + " once they are done, not while they train"));
  }

  private void rules(Yaml value, List<EarlyTermination> rules) {
    if (value instanceof Yaml.Items list) {
      if (list.items().size() > MOST) {
        file.error("early_terminate", "early_terminate has more than " + MOST + " rules");
        return;
      }
      list.items().forEach(item -> rule(item, rules));
    } else {
      rule(value, rules);
    }
  }

  private void rule(Yaml value, List<EarlyTermination> rules) {
    boolean alone = file.find("early_terminate").filter(value::equals).isPresent();
    MapReader.of(
            "early_terminate",
            alone ? file.keyPlace("early_terminate") : value.place(),
            value,
            EXAMPLE,
            file.problems())
        .flatMap(scope -> new StoppingRuleReader(scope, budget).read())
        .ifPresent(
            rule -> {
              warnOfRungs(rule, value.place());
              rules.add(rule);
            });
  }

  /**
   * Rungs that no trial comes to. Stages, programs and a parameter called epochs have their own
   * say.
   */
  private void warnOfRungs(EarlyTermination rule, SourcePosition place) {
    boolean ownBudgets =
        file.has("stages")
            || ProgramReader.isProgram(file)
            || file.find("parameters")
                .filter(Yaml.Fields.class::isInstance)
                .map(map -> ((Yaml.Fields) map).fields().keySet())
                .filter(names -> names.contains("epochs") || names.contains("steps"))
                .isPresent();
    if (ownBudgets || rule.rungs().isEmpty() || !rule.unit().measures(budget)) {
      return;
    }
    long last = rule.rungs().get(rule.rungs().size() - 1);
    if (rule.rungs().get(0) >= budget.amount()) {
      file.problems()
          .warn(
              place,
              rule.word()
                  + " stops nobody: it judges first at "
                  + rule.rungs().get(0)
                  + ", and trials train "
                  + budget);
    } else if (last >= budget.amount() && hasMaxIter(rule)) {
      file.problems()
          .warn(
              place,
              "no trial comes to "
                  + last
                  + ", where "
                  + rule.word()
                  + " judges last: they train "
                  + budget);
    }
  }

  private static boolean hasMaxIter(EarlyTermination rule) {
    return (rule instanceof Hyperband hyperband && hyperband.maxIter().isPresent())
        || (rule instanceof Asha asha && asha.maxIter().isPresent());
  }

  private void conditions(Yaml value, List<EarlyTermination> rules) {
    if (value instanceof Yaml.Items list) {
      if (list.items().size() > MOST) {
        file.error("stop_if", "stop_if has more than " + MOST + " conditions");
        return;
      }
      list.items().forEach(item -> condition(item).ifPresent(rules::add));
    } else {
      condition(value).ifPresent(rules::add);
    }
  }

  private Optional<StopCondition> condition(Yaml value) {
    if (!(value.value() instanceof String text)) {
      if (!(value instanceof Yaml.Broken)) {
        file.problems()
            .error(
                value.place(),
                "stop_if must be text, not " + value.shown() + "; write " + CONDITION);
      }
      return Optional.empty();
    }
    try {
      Formula condition = Formula.of(text, names(text));
      if (condition.names().isEmpty()) {
        file.problems().error(value.place(), "stop_if names no metric; write " + CONDITION);
        return Optional.empty();
      }
      return Optional.of(new StopCondition(condition));
    } catch (FormulaException e) {
      file.problems().error(value.place(), e.getMessage());
      return Optional.empty();
    }
  }

  /** Any word may be a metric's name; one with a slash in it only if it is the sweep's own. */
  private Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    WORD.matcher(text)
        .results()
        .map(found -> found.group())
        .filter(word -> !NO_NAMES.contains(word.toLowerCase(Locale.ROOT)))
        .forEach(names::add);
    file.find("metric")
        .filter(Yaml.Fields.class::isInstance)
        .flatMap(metric -> MapReader.of("metric", metric.place(), metric, "", file.problems()))
        .flatMap(metric -> metric.find("name"))
        .filter(name -> name.value() instanceof String)
        .ifPresent(name -> names.add((String) name.value()));
    return names;
  }
}
