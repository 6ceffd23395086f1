/** Trains a trial's assignment again, spread over Spark's executors by DL4J. */
package dev.sweepline.driver.spark.refit;
