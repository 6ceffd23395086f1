/** Boards that move: what a terminal shows of a sweep while it runs, here or elsewhere. */
package dev.sweepline.driver.cli.live;
