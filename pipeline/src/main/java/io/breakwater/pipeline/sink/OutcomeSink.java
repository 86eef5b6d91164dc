package io.breakwater.pipeline.sink;

import io.breakwater.store.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes outcomes in batches: at the latest after {@link #LINGER_MILLIS}, and always before a checkpoint is complete. So
 * whatever a checkpoint has passed is in the store; what came after it is written again after a crash, and upserts by
 * content ids in an unchanged order make that invisible.
 */
public final class OutcomeSink implements Sink<Outcome> {
    static final long LINGER_MILLIS = 100;
    static final int LARGEST_BATCH = 500;

    private static final long serialVersionUID = 1L;

    private final OutcomeTarget target;

    public OutcomeSink(OutcomeTarget target) {
        this.target = target;
    }

    @Override
    public SinkWriter<Outcome> createWriter(WriterInitContext context) throws IOException {
        return new Writer(target.open(), context.getProcessingTimeService());
    }

    /** Gathers and writes; all calls come from the task's thread. */
    private static final class Writer implements SinkWriter<Outcome> {
        private final OutcomeTarget.Connection connection;
        private final ProcessingTimeService time;
        private final List<Outcome> batch = new ArrayList<>();

        private Writer(OutcomeTarget.Connection connection, ProcessingTimeService time) {
            this.connection = connection;
            this.time = time;
        }

        @Override
        public void write(Outcome outcome, Context context) throws IOException {
            batch.add(outcome);
            if (batch.size() >= LARGEST_BATCH) {
                flush(false);
            } else if (batch.size() == 1) {
                var unused = time.registerTimer(time.getCurrentProcessingTime() + LINGER_MILLIS, now -> flush(false));
            }
        }

        @Override
        public void flush(boolean endOfInput) throws IOException {
            if (!batch.isEmpty()) {
                connection.write(List.copyOf(batch));
                batch.clear();
            }
        }

        @Override
        public void close() throws IOException {
            connection.close();
        }
    }
}
