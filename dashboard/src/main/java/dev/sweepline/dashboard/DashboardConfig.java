package dev.sweepline.dashboard;

/** Stub. */
public record DashboardConfig(String kafka, String host, int port) {}
