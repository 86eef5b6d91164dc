package io.breakwater.pipeline.source;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.intake.RecordCodec;
import io.breakwater.pipeline.wire.WireType;
import java.io.IOException;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.AbstractDeserializationSchema;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.connector.kafka.source.KafkaSource;
import org.apache.flink.connector.kafka.source.enumerator.initializer.OffsetsInitializer;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A Kafka topic in the spool's place. Offsets stand in the job's checkpoints; those committed to Kafka are for its own
 * tools only.
 *
 * @param servers {@code host:port}, several with commas
 * @param topic written by {@code KafkaIntake}, keyed by tenant
 */
public record KafkaRecordSource(String servers, String topic) implements RecordSource {
    @Override
    public DataStream<RawRecord> open(StreamExecutionEnvironment job) {
        KafkaSource<RawRecord> source = KafkaSource.<RawRecord>builder()
                .setBootstrapServers(servers)
                .setTopics(topic)
                .setGroupId("breakwater")
                .setStartingOffsets(OffsetsInitializer.earliest())
                .setValueOnlyDeserializer(new Schema())
                .build();
        return job.fromSource(source, WatermarkStrategy.noWatermarks(), "kafka", WireType.RECORD)
                .uid("kafka");
    }

    /** The value of a Kafka record is a raw record. */
    private static final class Schema extends AbstractDeserializationSchema<RawRecord> {
        private static final long serialVersionUID = 1L;

        @Override
        public RawRecord deserialize(byte[] message) throws IOException {
            return new RecordCodec().fromBytes(message);
        }

        @Override
        public TypeInformation<RawRecord> getProducedType() {
            return WireType.RECORD;
        }
    }
}
