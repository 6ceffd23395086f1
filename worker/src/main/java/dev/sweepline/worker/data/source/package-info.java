/** Sources of data sets: their interface, and the folders and files they read. */
package dev.sweepline.worker.data.source;
