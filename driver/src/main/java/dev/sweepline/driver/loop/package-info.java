/** The sweep loop: hands out trials, folds what comes back, ends the sweep. */
package dev.sweepline.driver.loop;
