package io.breakwater.pipeline.source;

import io.breakwater.core.model.RawRecord;
import java.io.Serializable;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Where the job reads records from. Positions stand in the job's checkpoints; a tenant's records come in one order. */
public interface RecordSource extends Serializable {
    /** Adds the source to the job. */
    DataStream<RawRecord> open(StreamExecutionEnvironment job);
}
