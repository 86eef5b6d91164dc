package io.breakwater.pipeline.source;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.spool.SpoolLayout;
import io.breakwater.pipeline.wire.WireType;
import java.io.IOException;
import java.nio.file.Path;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The spool as a source of Flink: one split a partition. It gives no watermarks, because event time runs per tenant and is
 * known only after parsing.
 */
public final class SpoolSource implements Source<RawRecord, SpoolSplit, SpoolAssignment>, RecordSource {
    private static final long serialVersionUID = 1L;

    private final String folder;
    private final boolean bounded;

    private SpoolSource(Path folder, boolean bounded) {
        this.folder = folder.toAbsolutePath().toString();
        this.bounded = bounded;
    }

    /** Follows the spool in {@code folder}, which must exist, for ever. */
    public static SpoolSource following(Path folder) {
        return new SpoolSource(folder, false);
    }

    /** Reads what the spool in {@code folder} holds at the start, and ends. */
    public static SpoolSource bounded(Path folder) {
        return new SpoolSource(folder, true);
    }

    @Override
    public DataStream<RawRecord> open(StreamExecutionEnvironment job) {
        return job.fromSource(this, WatermarkStrategy.noWatermarks(), "spool", WireType.RECORD)
                .uid("spool");
    }

    @Override
    public Boundedness getBoundedness() {
        return bounded ? Boundedness.BOUNDED : Boundedness.CONTINUOUS_UNBOUNDED;
    }

    @Override
    public SourceReader<RawRecord, SpoolSplit> createReader(SourceReaderContext context) {
        return new SpoolSourceReader(Path.of(folder), bounded);
    }

    @Override
    public SplitEnumerator<SpoolSplit, SpoolAssignment> createEnumerator(SplitEnumeratorContext<SpoolSplit> context)
            throws IOException {
        int partitions = SpoolLayout.of(Path.of(folder)).partitions();
        return restoreEnumerator(context, SpoolAssignment.fromTheBeginning(partitions));
    }

    @Override
    public SplitEnumerator<SpoolSplit, SpoolAssignment> restoreEnumerator(
            SplitEnumeratorContext<SpoolSplit> context, SpoolAssignment assignment) {
        return new SpoolEnumerator(context, assignment);
    }

    @Override
    public SimpleVersionedSerializer<SpoolSplit> getSplitSerializer() {
        return new SpoolSplit.Serializer();
    }

    @Override
    public SimpleVersionedSerializer<SpoolAssignment> getEnumeratorCheckpointSerializer() {
        return new SpoolAssignment.Serializer();
    }
}
