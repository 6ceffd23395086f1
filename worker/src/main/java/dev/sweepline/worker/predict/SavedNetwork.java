package dev.sweepline.worker.predict;

import dev.sweepline.sweep.text.Words;
import dev.sweepline.worker.data.DataException;
import dev.sweepline.worker.data.picture.Fit;
import dev.sweepline.worker.data.picture.PictureForm;
import dev.sweepline.worker.train.dl4j.ArrayKeeper;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Network as {@link dev.sweepline.worker.model.ModelFile} saved it, with what it takes to give it
 * raw rows and to understand its answers. Not thread-safe.
 */
public final class SavedNetwork implements AutoCloseable {
  private final ArrayKeeper keeper = ArrayKeeper.install();
  private final SavedFile file;
  private final Model network;
  private final Optional<SavedColumns> columns;

  private SavedNetwork(SavedFile file) {
    this.file = file;
    this.columns = file.columns().map(SavedColumns::new);
    this.network = file.network();
  }

  /**
   * Reads one.
   *
   * @throws DataException when the file is not there, or none that was saved for a trial
   */
  public static SavedNetwork read(Path file) {
    return new SavedNetwork(SavedFile.read(file));
  }

  /** How it reads rows of a table; empty of a network that was not trained on one. */
  public Optional<SavedColumns> columns() {
    return columns;
  }

  /**
   * To what form it wants pictures; empty of a network that was not trained on a folder of them.
   */
  public Optional<PictureForm> picture() {
    return file.picture()
        .map(
            form ->
                new PictureForm(
                    form.get("channels").asInt(),
                    form.get("height").asInt(),
                    form.get("width").asInt(),
                    Words.find(Fit.class, form.get("fit").asText()).orElse(Fit.CROP)));
  }

  /** How many numbers a row has. */
  public int inputs() {
    return file.scaling().low().length;
  }

  /**
   * Its answers.
   *
   * @param rows each of {@link #inputs} numbers, not scaled
   */
  public List<Answer> answers(List<double[]> rows) {
    double[][] outputs = outputs(rows);
    return IntStream.range(0, rows.size()).mapToObj(row -> answer(outputs[row])).toList();
  }

  /**
   * What the network gives: shares of the classes, or scaled numbers.
   *
   * @param rows as for {@link #answers}
   */
  public double[][] outputs(List<double[]> rows) {
    keeper.begin();
    try {
      float[][] scaled = rows.stream().map(this::scaled).toArray(float[][]::new);
      return output(Nd4j.create(scaled)).toDoubleMatrix();
    } finally {
      keeper.end();
    }
  }

  private INDArray output(INDArray rows) {
    return network instanceof ComputationGraph graph
        ? graph.outputSingle(rows)
        : ((MultiLayerNetwork) network).output(rows);
  }

  private float[] scaled(double[] row) {
    float[] scaled = new float[row.length];
    for (int i = 0; i < row.length; i++) {
      double span = file.scaling().span()[i];
      scaled[i] = span > 0 ? (float) ((row[i] - file.scaling().low()[i]) / span) : 0;
    }
    return scaled;
  }

  private Answer answer(double[] outputs) {
    if (file.targets().isPresent()) {
      double number = outputs[0] * file.targets().get().span()[0] + file.targets().get().low()[0];
      return new Answer(String.valueOf(number), OptionalDouble.empty());
    }
    int best =
        IntStream.range(1, outputs.length).reduce(0, (a, b) -> outputs[b] > outputs[a] ? b : a);
    return new Answer(file.labels().get(best), OptionalDouble.of(outputs[best]));
  }

  @Override
  public void close() {
    network.close();
  }
}
