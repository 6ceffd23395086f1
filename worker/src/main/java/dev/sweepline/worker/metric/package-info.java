/** The arithmetic of metrics: numbers in, one number out. */
package dev.sweepline.worker.metric;
