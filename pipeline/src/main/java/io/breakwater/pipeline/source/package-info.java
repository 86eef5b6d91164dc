/** Where the job reads records from: the spool on this machine, or Kafka, behind one seam. */
@NullMarked
package io.breakwater.pipeline.source;

import org.jspecify.annotations.NullMarked;
