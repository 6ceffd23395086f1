/** What happens to a sweep, in the order of its log. */
package dev.sweepline.sweep.event;
