/** What a sweep is: its objective, search space, method, seed and budget. */
package dev.sweepline.sweep;
