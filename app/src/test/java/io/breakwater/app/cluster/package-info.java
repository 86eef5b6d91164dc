/** The machines of a cluster, as processes on this one: a Kafka broker, a JobManager, two TaskManagers. */
@NullMarked
package io.breakwater.app.cluster;

import org.jspecify.annotations.NullMarked;
