package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.formula.Formula;
import dev.sweepline.sweep.space.Condition;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.yaml.ProblemCollector;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A search for parameters whose conditions or formulas go round in a circle.
 *
 * @param conditions by the parameter that they switch
 * @param derived by the parameter that they compute
 */
record DependencyCycle(Map<String, Condition> conditions, Map<String, Formula> derived) {

  /** Reports the first circle; true where there is one. */
  boolean report(SpaceDraft draft, ProblemCollector problems) {
    Set<String> done = new HashSet<>();
    Set<String> names = new TreeSet<>(conditions.keySet());
    names.addAll(derived.keySet());
    for (String name : names) {
      Optional<List<String>> circle = circle(name, new LinkedHashSet<>(), done);
      if (circle.isPresent()) {
        problems.error(
            draft.places.getOrDefault(circle.get().get(0), SourcePosition.START),
            "parameters depend on each other in a circle: " + String.join(" on ", circle.get()));
        return true;
      }
    }
    return false;
  }

  private Optional<List<String>> circle(String name, Set<String> trail, Set<String> done) {
    if (done.contains(name)) {
      return Optional.empty();
    }
    if (!trail.add(name)) {
      List<String> all = new ArrayList<>(trail);
      List<String> round = new ArrayList<>(all.subList(all.indexOf(name), all.size()));
      round.add(name);
      return Optional.of(round);
    }
    for (String parent : parents(name)) {
      Optional<List<String>> found = circle(parent, trail, done);
      if (found.isPresent()) {
        return found;
      }
    }
    trail.remove(name);
    done.add(name);
    return Optional.empty();
  }

  private Set<String> parents(String name) {
    Set<String> parents = new TreeSet<>();
    Optional.ofNullable(conditions.get(name)).ifPresent(c -> parents.addAll(c.allowed().keySet()));
    Optional.ofNullable(derived.get(name)).ifPresent(f -> parents.addAll(f.names()));
    return parents;
  }
}
