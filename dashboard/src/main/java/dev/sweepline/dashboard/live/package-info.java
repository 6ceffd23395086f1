/** The live histories of all sweeps, in memory; knows neither Kafka nor HTTP. */
@NullMarked
package dev.sweepline.dashboard.live;

import org.jspecify.annotations.NullMarked;
