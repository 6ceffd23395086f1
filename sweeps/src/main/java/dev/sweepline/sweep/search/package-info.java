/** Settings of a search: its method, its stages and its rule for stopping weak trials. */
package dev.sweepline.sweep.search;
