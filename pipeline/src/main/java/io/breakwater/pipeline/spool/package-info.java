/** Records on disk between door and job: appended, synced, acknowledged, read on, deleted when no longer needed. */
@NullMarked
package io.breakwater.pipeline.spool;

import org.jspecify.annotations.NullMarked;
