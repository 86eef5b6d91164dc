package io.breakwater.pipeline.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.stage.KeyedStage;
import io.breakwater.core.topology.Ingest;
import io.breakwater.core.topology.TenantOutput;
import io.breakwater.core.topology.TenantRecord;
import java.time.Duration;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LiveIngestTest {
    private long nanos;

    @Test
    void takesNewRulesInWithoutARestart() {
        Content content = new Content();
        LiveIngest live = new LiveIngest(content, () -> nanos);
        Ingest before = live.current();
        content.version = "2";
        assertThat(live.current()).as("not looked yet").isSameAs(before);
        nanos += Duration.ofSeconds(6).toNanos();
        await().atMost(Duration.ofSeconds(10)).until(() -> live.current() != before);
        assertThat(content.opened).isEqualTo(2);
    }

    @Test
    void keepsTheOldRulesWhenTheNewOnesCannotBeRead() {
        Content content = new Content();
        LiveIngest live = new LiveIngest(content, () -> nanos);
        Ingest before = live.current();
        content.version = "broken";
        nanos += Duration.ofSeconds(6).toNanos();
        live.current();
        await().atMost(Duration.ofSeconds(10)).until(() -> content.opened == 2);
        assertThat(live.current()).isSameAs(before);
        content.version = "3";
        await().atMost(Duration.ofSeconds(10)).until(() -> {
            nanos += Duration.ofSeconds(6).toNanos();
            return live.current() != before;
        });
    }

    /** Rules that can be exchanged or broken. */
    private static final class Content implements Assembly {
        private static final long serialVersionUID = 1L;

        private volatile String version = "1";
        private volatile int opened;

        @Override
        public Ingest openIngest() {
            opened++;
            if (version.equals("broken")) {
                throw new IllegalStateException("a rule that cannot be read");
            }
            return new Ingest((record, sink) -> {}, (event, out) -> {}, ZoneOffset.UTC);
        }

        @Override
        public String contentVersion() {
            return version;
        }

        @Override
        public KeyedStage<String, TenantRecord, TenantOutput> tenantStage() {
            throw new UnsupportedOperationException();
        }

        @Override
        public KeyedStage<String, ProviderInput, ProviderOutput> providerStage() {
            throw new UnsupportedOperationException();
        }
    }
}
