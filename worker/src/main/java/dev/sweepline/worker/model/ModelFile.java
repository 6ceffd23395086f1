package dev.sweepline.worker.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.sweepline.sweep.trial.TrialSpec;
import dev.sweepline.sweep.view.PlainJson;
import dev.sweepline.worker.data.DataSplits;
import dev.sweepline.worker.data.InputShape;
import dev.sweepline.worker.data.Scaling;
import dev.sweepline.worker.data.Task;
import dev.sweepline.worker.data.columns.TableEncoder;
import dev.sweepline.worker.data.images.ImageFolders;
import dev.sweepline.worker.data.option.OptionReader;
import dev.sweepline.worker.data.picture.PictureForm;
import dev.sweepline.worker.file.WholeFile;
import dev.sweepline.worker.network.dl4j.PlainNetwork;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Writer of saved networks: the zip of DL4J's {@code ModelSerializer} with entries more. {@code
 * scaling.json} holds {@code low} and {@code span}, one number a feature: the network wants (value
 * − low) / span, and 0 where span is 0. {@code columns.json}, for tables alone, says how to make
 * those features of a row's texts, see {@link TableEncoder#document}. {@code image.json}, for
 * folders of images alone, says to what form a picture is brought, see {@link
 * PictureForm#document}. {@code labels.json} holds {@code labels}, the names of the outputs in
 * order, empty for regression. {@code targets.json}, for regression alone, holds {@code low} and
 * {@code span}, one number an output: the number predicted is output · span + low. {@code
 * trial.json} says where it comes from. Stateless.
 */
public final class ModelFile {
  private ModelFile() {}

  /**
   * Writes a network; readers see the whole file or none of it.
   *
   * @param results metrics of the finished network
   */
  public static void write(
      Path file, Model network, DataSplits data, TrialSpec spec, Map<String, Double> results)
      throws IOException {
    WholeFile.write(
        file,
        draft -> {
          writeNetwork(draft, PlainNetwork.of(network));
          try (FileSystem zip = FileSystems.newFileSystem(draft)) {
            for (Map.Entry<String, Map<String, ?>> entry : more(data, spec, results).entrySet()) {
              Files.writeString(zip.getPath(entry.getKey()), PlainJson.write(entry.getValue()));
            }
          }
        });
  }

  /**
   * The same of a stack of dense layers, without DL4J.
   *
   * @param weights in DL4J's order
   */
  public static void write(
      Path file,
      Dl4jStack network,
      float[] weights,
      DataSplits data,
      TrialSpec spec,
      Map<String, Double> results)
      throws IOException {
    WholeFile.write(
        file,
        draft -> {
          try (ZipOutputStream zip =
              new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft)))) {
            zip.setLevel(Deflater.BEST_SPEED); // weights hardly shrink
            write(zip, "configuration.json", network.configuration());
            zip.putNextEntry(new ZipEntry("coefficients.bin"));
            Dl4jStack.write(weights, zip);
            zip.closeEntry();
            for (Map.Entry<String, Map<String, ?>> entry : more(data, spec, results).entrySet()) {
              write(zip, entry.getKey(), entry.getValue());
            }
          }
        });
  }

  private static void write(ZipOutputStream zip, String name, Map<String, ?> fields)
      throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(PlainJson.write(fields).getBytes(UTF_8));
    zip.closeEntry();
  }

  /** What there is beside the network, by name. */
  private static Map<String, Map<String, ?>> more(
      DataSplits data, TrialSpec spec, Map<String, Double> results) {
    Map<String, Map<String, ?>> entries = new LinkedHashMap<>();
    entries.put("scaling.json", scaling(data.scaling()));
    if (data.columns().isPresent()) {
      entries.put("columns.json", data.columns().get().document());
    }
    if (spec.dataset().name().equals(ImageFolders.NAME)) {
      entries.put("image.json", picture(data, spec));
    }
    entries.put("labels.json", Map.of("labels", labels(data.task())));
    if (data.targets().isPresent()) {
      entries.put("targets.json", scaling(data.targets().get()));
    }
    entries.put("trial.json", trial(spec, results));
    return entries;
  }

  @SuppressWarnings("try") // weights are only there to be closed
  private static void writeNetwork(Path draft, Model plain) throws IOException {
    try (OutputStream out = Files.newOutputStream(draft);
        INDArray weights = plain.params()) { // closed by hand: native memory
      ModelSerializer.writeModel(plain, out, false);
    }
  }

  private static Map<String, ?> scaling(Scaling scaling) {
    Map<String, List<Double>> fields = new LinkedHashMap<>();
    fields.put("low", list(scaling.low()));
    fields.put("span", list(scaling.span()));
    return fields;
  }

  private static List<Double> list(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }

  private static List<String> labels(Task task) {
    return task instanceof Task.Classification classes ? classes.names() : List.of();
  }

  private static Map<String, ?> picture(DataSplits data, TrialSpec spec) {
    InputShape.Image shape = (InputShape.Image) data.shape();
    PictureForm form = ImageFolders.form(new OptionReader(spec.dataset().options()));
    return form.channels(shape.channels()).document();
  }

  private static Map<String, ?> trial(TrialSpec spec, Map<String, Double> results) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("sweep", spec.id().sweep());
    fields.put("trial", spec.id().trial());
    fields.put("dataset", spec.dataset().name());
    fields.put("network", spec.network().name());
    fields.put("options", spec.network().options());
    fields.put("parameters", spec.parameters());
    fields.put("results", results);
    return fields;
  }
}
