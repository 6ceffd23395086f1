/** Looks a sweep's data and network over before hours are spent on them. */
package dev.sweepline.worker.doctor;
