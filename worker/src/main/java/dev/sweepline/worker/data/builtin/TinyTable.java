package dev.sweepline.worker.data.builtin;

import dev.sweepline.worker.data.DenseValues;
import dev.sweepline.worker.data.Examples;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.RawData;
import dev.sweepline.worker.data.Targets;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.prepare.Preparation;
import dev.sweepline.worker.data.source.DataSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A classic table that travels in our own jar, from the UCI repository as scikit-learn carries it
 * (BSD-3). Its first line is {@code rows,features,names of the classes…}, the last column of the
 * others the class number.
 */
public final class TinyTable implements DataSource {
  private final String name;
  private final int features;
  private final List<String> classes;

  private TinyTable(String name, int features, String... classes) {
    this.name = name;
    this.features = features;
    this.classes = List.of(classes);
  }

  public static TinyTable iris() {
    return new TinyTable("iris", 4, "setosa", "versicolor", "virginica");
  }

  public static TinyTable wine() {
    return new TinyTable("wine", 13, "class_0", "class_1", "class_2");
  }

  public static TinyTable breastCancer() {
    return new TinyTable("breast-cancer", 30, "malignant", "benign");
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Summary summary() {
    return Summary.of(new InputShape.Flat(features), classes.size());
  }

  @Override
  public Preparation.Standard standard(OptionReader options) {
    return Preparation.Standard.TABLE;
  }

  @Override
  public Reader open(OptionReader options) {
    return folders -> read();
  }

  private RawData read() {
    List<String> lines = BundledFiles.lines(name + ".csv");
    List<String> rows = lines.subList(1, lines.size());
    float[] values = new float[rows.size() * features];
    int[] labels = new int[rows.size()];
    for (int row = 0; row < labels.length; row++) {
      List<String> fields = Arrays.asList(rows.get(row).split(",", -1));
      for (int feature = 0; feature < features; feature++) {
        values[row * features + feature] = Float.parseFloat(fields.get(feature));
      }
      labels[row] = Integer.parseInt(fields.get(features));
    }
    return new RawData(
        new InputShape.Flat(features),
        Task.Classification.named(classes),
        new Examples(features, new DenseValues.Floats(values), new Targets.Labels(labels)),
        Optional.empty());
  }
}
