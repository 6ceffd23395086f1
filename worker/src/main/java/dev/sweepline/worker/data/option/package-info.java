/** Options of data sets, read and checked. */
package dev.sweepline.worker.data.option;
