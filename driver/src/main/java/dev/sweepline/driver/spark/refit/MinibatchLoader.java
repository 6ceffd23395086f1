package dev.sweepline.driver.spark.refit;

import dev.sweepline.worker.train.dl4j.TrialRefit;
import org.deeplearning4j.core.loader.DataSetLoader;
import org.nd4j.common.loader.Source;
import org.nd4j.linalg.dataset.DataSet;

/**
 * A loader of minibatches where they are trained on, from the executor's own copy of the data: what
 * DL4J takes for the path of a file says which one. Immutable.
 */
record MinibatchLoader(RefitTask task) implements DataSetLoader {
  /** With a scheme, as DL4J opens its file system, which here is never read from. */
  private static final String PREFIX = "file:/minibatch/";

  /**
   * What to load.
   *
   * @param pass from 1
   * @param index from 0
   */
  static String path(int pass, int index) {
    return PREFIX + pass + "/" + index;
  }

  @Override
  public DataSet load(Source source) {
    String[] parts = source.getPath().substring(PREFIX.length()).split("/", -1);
    int pass = Integer.parseInt(parts[0]);
    int index = Integer.parseInt(parts[1]);
    TrialRefit refit = RefitRegistry.of(task);
    refit.seedDropout(pass, index);
    return refit.minibatch(pass, index);
  }
}
