package dev.sweepline.driver.spark;

import org.apache.spark.SparkUserAppException;

/** The exit of a program that {@code spark-submit} started. Stateless. */
public final class SparkExit {
  private static final String DEPLOY_MODE = "spark.submit.deployMode";

  private SparkExit() {}

  /**
   * Ends with a code. YARN takes a driver that exits by itself for a failed one and starts it
   * again, so under {@code spark-submit} good ends return and others are thrown to it.
   *
   * @throws SparkUserAppException which makes {@code spark-submit} exit with the code
   */
  public static void end(int code) throws SparkUserAppException {
    if (System.getProperty(DEPLOY_MODE) == null) {
      System.exit(code);
    }
    if (code != 0) {
      throw new SparkUserAppException(code);
    }
  }
}
