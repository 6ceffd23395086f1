package dev.sweepline.sweep.file;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.formula.FormulaException;
import dev.sweepline.sweep.random.Address;
import dev.sweepline.sweep.space.Assignments;
import dev.sweepline.sweep.space.Rules;
import dev.sweepline.sweep.space.SearchSpace;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tries a space's formulas on a few draws: whether they can be computed, and met at all. */
final class RulesCheck {
  private static final int DRAWS_TO_COMPUTE = 50;
  private static final int DRAWS_TO_MEET = 20_000;

  private final Scope file;
  private final SearchSpace space;

  RulesCheck(Scope file, SearchSpace space) {
    this.file = file;
    this.space = space;
  }

  void check() {
    Rules rules = space.rules();
    if (rules.derived().isEmpty() && rules.require().isEmpty()) {
      return;
    }
    boolean sound = true;
    for (Map.Entry<String, Formula> entry : rules.derived().entrySet()) {
      sound &= computes(entry.getValue(), "parameters", Formula::value);
    }
    for (Formula formula : rules.require()) {
      sound &= computes(formula, "require", Formula::holds);
    }
    if (sound && !met()) {
      file.problems()
          .error(
              file.keyPlace("require"),
              "no trial meets require: of " + DRAWS_TO_MEET + " draws none did; loosen it");
    }
  }

  private interface Use {
    Object of(Formula formula, Map<String, Object> values);
  }

  /** Reports a formula that fails on every draw on which it has its parameters. */
  private boolean computes(Formula formula, String key, Use use) {
    Assignments free =
        new Assignments(
            new SearchSpace(
                space.parameters(),
                new Rules(
                    space.rules().groups(), space.rules().conditions(), Map.of(), List.of())));
    Optional<String> failure = Optional.empty();
    for (int i = 0; i < DRAWS_TO_COMPUTE; i++) {
      Map<String, Object> values = new Computed(space, free, draw(i)).values();
      if (values.keySet().containsAll(formula.names())) {
        try {
          use.of(formula, values);
          return true;
        } catch (FormulaException e) {
          failure = Optional.of(e.getMessage());
        }
      }
    }
    failure.ifPresent(message -> file.problems().error(file.keyPlace(key), message));
    return failure.isEmpty();
  }

  private boolean met() {
    Assignments assignments = new Assignments(space);
    for (int i = 0; i < DRAWS_TO_MEET; i++) {
      Address at = draw(i);
      if (assignments.flat(name -> drawn(name, at)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static Address draw(int index) {
    return Address.of(index);
  }

  private Object drawn(String name, Address at) {
    return space.parameters().get(name).quantile(at.then(name).openUnit());
  }

  /** One draw with what can be derived of it. */
  private record Computed(SearchSpace space, Assignments free, Address at) {
    Map<String, Object> values() {
      Map<String, Object> values =
          free.flat(name -> space.parameters().get(name).quantile(at.then(name).openUnit()))
              .orElseThrow();
      for (int depth = 0; depth < space.rules().derived().size(); depth++) {
        space
            .rules()
            .derived()
            .forEach(
                (name, formula) -> {
                  if (!values.containsKey(name) && values.keySet().containsAll(formula.names())) {
                    try {
                      values.put(name, formula.value(values));
                    } catch (FormulaException e) {
                      // It is reported where it is checked itself.
                      return;
                    }
                  }
                });
      }
      return values;
    }
  }
}
