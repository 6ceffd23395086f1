/** Messages between slots and driver over Spark's RPC. */
package dev.sweepline.driver.spark.rpc;
