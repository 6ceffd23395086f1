/** Programs that measure; run by hand, never as tests. */
package dev.sweepline.deploy.bench;
