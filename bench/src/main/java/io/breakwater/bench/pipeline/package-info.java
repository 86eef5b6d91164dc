/** The running job: how fast records become durable, how long an incident takes, how long a start takes. */
@NullMarked
package io.breakwater.bench.pipeline;

import org.jspecify.annotations.NullMarked;
