/** What travels between two operators of the job, and how it becomes bytes: never by Kryo, never by Java serialization. */
@NullMarked
package io.breakwater.pipeline.wire;

import org.jspecify.annotations.NullMarked;
