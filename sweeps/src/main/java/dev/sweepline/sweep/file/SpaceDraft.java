package dev.sweepline.sweep.file;

import dev.sweepline.sweep.space.Parameter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the parameters section has given so far; names are full: groups and dots. */
final class SpaceDraft {
  final Map<String, Parameter> parameters = new TreeMap<>();

  /** Where each parameter of the file stands, readable or not. */
  final Map<String, Place> places = new LinkedHashMap<>();

  final Map<String, List<String>> groups = new TreeMap<>();

  /** The {@code expr} of derived parameters. */
  final Map<String, Yaml> formulas = new TreeMap<>();

  final List<When> whens = new ArrayList<>();

  /**
   * A condition as the file has it.
   *
   * @param name the parameter that it switches
   * @param group the names that enclose the parameter, each with a dot
   */
  record When(String name, String group, Yaml.Field field) {}

  /** Whether everything of the file could be read. */
  boolean complete() {
    return !places.isEmpty() && parameters.size() + formulas.size() == places.size();
  }
}
