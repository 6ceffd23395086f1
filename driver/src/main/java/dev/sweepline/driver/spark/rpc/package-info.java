/** Messages between slots and driver over Spark's plugin RPC. */
package dev.sweepline.driver.spark.rpc;
