/** What a search may learn from, the coordinates of its space, and who proposes. */
package dev.sweepline.driver.sampler.adaptive;
