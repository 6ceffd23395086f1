/** Populations of networks: who takes over from whom, and with which parameters. */
package dev.sweepline.driver.sampler.population;
