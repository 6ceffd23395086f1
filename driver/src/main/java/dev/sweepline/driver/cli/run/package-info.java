/** Verbs that train: a new sweep, one that stopped, more of one, one trial or the best again. */
package dev.sweepline.driver.cli.run;
