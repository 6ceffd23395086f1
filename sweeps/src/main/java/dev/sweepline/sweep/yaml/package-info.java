/** YAML documents: text in, a tree out in which every part knows its place. */
package dev.sweepline.sweep.yaml;
