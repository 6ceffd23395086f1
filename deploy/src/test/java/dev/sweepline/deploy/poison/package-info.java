/** A network that fails in every way there is. */
package dev.sweepline.deploy.poison;
