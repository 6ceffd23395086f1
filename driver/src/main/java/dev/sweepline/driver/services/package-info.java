/**
 * Services that a sweep needs, its log and its page: all that differs between laptop and cluster.
 */
package dev.sweepline.driver.services;
