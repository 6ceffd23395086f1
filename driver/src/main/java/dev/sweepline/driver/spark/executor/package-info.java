/** The half of the backend that runs in executors. */
package dev.sweepline.driver.spark.executor;
