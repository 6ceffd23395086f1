/** Windows of a staged search: how they shrink and move, and the grid laid in one. */
package dev.sweepline.driver.sampler.window;
