package io.breakwater.pipeline.intake;

import io.breakwater.core.model.RawRecord;
import io.breakwater.pipeline.intake.IntakeRefusal.Reason;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Kafka in the spool's place: a record is durable when all in-sync replicas have it. Keyed by tenant, so that a tenant's
 * records keep their order.
 */
public final class KafkaIntake implements Intake {
    private static final int LARGEST_RECORD = 16 << 20;
    private static final int PATIENCE_MILLIS = 30_000;

    private final RecordCodec codec = new RecordCodec();
    private final KafkaProducer<String, byte[]> producer;
    private final String topic;

    /**
     * @param servers {@code host:port}, several with commas
     * @param topic must exist or be created by the broker; its {@code max.message.bytes} bounds a record
     */
    public KafkaIntake(String servers, String topic) {
        Properties properties = new Properties();
        properties.put(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, servers);
        properties.put(ProducerConfig.ACKS_CONFIG, "all");
        properties.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        properties.put(ProducerConfig.LINGER_MS_CONFIG, 5);
        properties.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        properties.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_RECORD);
        properties.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, PATIENCE_MILLIS);
        properties.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * PATIENCE_MILLIS);
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
        this.topic = topic;
    }

    @Override
    public CompletableFuture<Void> append(RawRecord record) {
        CompletableFuture<Void> durable = new CompletableFuture<>();
        var unused = producer.send(
                new ProducerRecord<>(topic, record.tenant().value(), codec.toBytes(record)), (place, failure) -> {
                    if (failure == null) {
                        durable.complete(null);
                    } else {
                        durable.completeExceptionally(refusal(failure));
                    }
                });
        return durable;
    }

    private static IntakeRefusal refusal(Exception failure) {
        if (failure instanceof RecordTooLargeException) {
            return new IntakeRefusal(Reason.TOO_LARGE, "not stored: " + failure.getMessage(), failure);
        }
        String what = failure instanceof TimeoutException ? "Kafka did not answer in time" : "Kafka refused";
        return new IntakeRefusal(
                Reason.UNAVAILABLE, "not stored, " + what + "; send it again: " + failure.getMessage(), failure);
    }

    @Override
    public void close() {
        producer.close();
    }
}
