package io.breakwater.core.connector.windows;

import io.breakwater.core.model.LogSource;
import io.breakwater.core.model.OcsfClass;

/**
 * What an event number of a channel stands for.
 *
 * @param product as people say it
 * @param activity OCSF activity; empty when none is told
 */
record EventKind(String product, OcsfClass ocsfClass, String activity, LogSource logSource) {}
