/** Sweeps that look real and train nothing, to see the page with and to put load on it. */
@NullMarked
package dev.sweepline.driver.demo;

import org.jspecify.annotations.NullMarked;
