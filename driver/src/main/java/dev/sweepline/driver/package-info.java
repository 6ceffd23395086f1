/** Starts the driver where Spark and Kafka are given. */
package dev.sweepline.driver;
