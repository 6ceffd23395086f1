/** Executes trials in Spark: one long single-task job per slot, talking over Spark's RPC. */
package dev.sweepline.driver.spark;
