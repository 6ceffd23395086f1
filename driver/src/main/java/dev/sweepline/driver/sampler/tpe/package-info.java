/** The tree-structured Parzen estimator: look where good trials are dense and bad ones are not. */
package dev.sweepline.driver.sampler.tpe;
