/** Readers of what a sweep file says of how long trials train and what may be spent on them. */
package dev.sweepline.sweep.file.limits;
