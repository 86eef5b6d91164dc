package io.breakwater.core.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.breakwater.core.model.CampaignId;
import io.breakwater.core.model.CampaignRoll;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class BoundedDriverTest {
    private static final List<ProviderOutput> TO_TELL = List.of(roll("a"), roll("b"), roll("c"));

    private static ProviderOutput roll(String campaign) {
        return new CampaignRoll(List.of(new CampaignId(campaign)));
    }

    /** Tells one thing with each watermark, as long as there is one. */
    private static final class InTurns implements KeyedStage<Deque<ProviderOutput>, ProviderInput, ProviderOutput> {
        @Override
        public Deque<ProviderOutput> initial() {
            return new ArrayDeque<>(TO_TELL);
        }

        @Override
        public void accept(Deque<ProviderOutput> left, ProviderInput input, Consumer<ProviderOutput> out) {}

        @Override
        public void advance(Deque<ProviderOutput> left, Instant eventTime, Consumer<ProviderOutput> out) {
            out.accept(left.removeFirst());
        }

        @Override
        public boolean isUnfinished(Deque<ProviderOutput> left) {
            return !left.isEmpty();
        }

        @Override
        public Codec<Deque<ProviderOutput>> codec() {
            throw new UnsupportedOperationException("nothing is stored here");
        }
    }

    @Test
    void aRunEndsWhenTheProviderHasNoWorkLeftWhateverTimeItEndsAt() {
        List<ProviderOutput> told = new ArrayList<>();
        BoundedDriver<?, ?> driver = new BoundedDriver<>(
                new Ingest((record, sink) -> {}, (event, out) -> {}, ZoneOffset.UTC),
                new IdleStage<TenantRecord, TenantOutput>(),
                new ProviderStage<>(new InTurns(), new IdleStage<>()),
                new BoundedDriver.Observer() {
                    @Override
                    public void provider(ProviderOutput output) {
                        told.add(output);
                    }
                });
        driver.finish(Instant.parse("2025-03-01T00:00:00Z"));
        assertThat(told).isEqualTo(TO_TELL);
    }
}
