package dev.sweepline.sweep.file.parameters;

import dev.sweepline.sweep.parameter.Parameter;
import dev.sweepline.sweep.text.SourcePosition;
import dev.sweepline.sweep.yaml.Yaml;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The part of the parameters section that has been read so far; names are full: groups and dots.
 */
public final class SpaceDraft {
  public final Map<String, Parameter> parameters = new TreeMap<>();

  /** Where each parameter of the file stands, readable or not. */
  public final Map<String, SourcePosition> places = new LinkedHashMap<>();

  public final Map<String, List<String>> groups = new TreeMap<>();

  /** The {@code expr} of derived parameters. */
  public final Map<String, Yaml> formulas = new TreeMap<>();

  public final List<When> whens = new ArrayList<>();

  /**
   * A condition as the file has it.
   *
   * @param name the parameter that it switches
   * @param group the names that enclose the parameter, each with a dot
   */
  public record When(String name, String group, Yaml.Field field) {}

  /** Whether everything of the file could be read. */
  public boolean complete() {
    return !places.isEmpty() && parameters.size() + formulas.size() == places.size();
  }
}
