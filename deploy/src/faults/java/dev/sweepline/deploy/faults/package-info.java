/** The fault harness: sweeps that are killed, stopped, cut off and filled up, and must add up. */
package dev.sweepline.deploy.faults;
