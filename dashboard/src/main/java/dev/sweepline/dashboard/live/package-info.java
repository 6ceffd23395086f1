/** The live histories of all sweeps, in memory; knows neither Kafka nor HTTP. */
package dev.sweepline.dashboard.live;
