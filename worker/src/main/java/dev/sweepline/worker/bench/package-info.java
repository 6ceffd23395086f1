/** How fast this machine trains, and how fast it could. */
package dev.sweepline.worker.bench;
