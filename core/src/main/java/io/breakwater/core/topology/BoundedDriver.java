package io.breakwater.core.topology;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.RawRecord;
import io.breakwater.core.model.Rejected;
import io.breakwater.core.model.TenantId;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs the whole topology over a bounded set of records in memory, on the calling thread: for the command line, tests and
 * backtests. It is the plain reading of what the job on Flink does; a test holds the two against each other.
 *
 * <p>Event time is told to the stages once, at the end ({@link #finish}): everything that was going to arrive has arrived.
 *
 * @param <T> state of one tenant
 * @param <P> state of the provider
 */
public final class BoundedDriver<T, P> {
    private final Ingest ingest;
    private final KeyedStage<T, TenantRecord, TenantOutput> tenantStage;
    private final KeyedStage<P, ProviderInput, ProviderOutput> providerStage;
    private final Observer observer;
    private final Map<TenantId, T> tenants = new TreeMap<>();
    private final P provider;
    private final Outlet outlet = new Outlet();

    public BoundedDriver(
            Ingest ingest,
            KeyedStage<T, TenantRecord, TenantOutput> tenantStage,
            KeyedStage<P, ProviderInput, ProviderOutput> providerStage,
            Observer observer) {
        this.ingest = ingest;
        this.tenantStage = tenantStage;
        this.providerStage = providerStage;
        this.observer = observer;
        this.provider = providerStage.initial();
    }

    /** Sees everything that leaves a stage; each method may stay empty. */
    public interface Observer {
        default void event(Event event) {}

        default void rejected(Rejected rejected) {}

        default void keyed(TenantRecord record) {}

        /** Every hit, those that the gate against floods holds back among them, and the record that held its event. */
        default void hit(Hit hit, boolean passed, RawRecord record) {}

        default void tenant(TenantOutput output) {}

        default void provider(ProviderOutput output) {}
    }

    public void accept(RawRecord record) {
        ingest.process(record, outlet);
    }

    /** Hands in a record that is already understood, for example a fact of the inventory. */
    public void accept(TenantRecord record) {
        outlet.keyed(record);
    }

    /**
     * Nothing of this tenant that happened at {@code eventTime} or before will come any more: its stages may let go of what
     * only waited for such. Whoever can't be sure of that leaves it out; results are the same, memory is not.
     */
    public void advance(TenantId tenant, Instant eventTime) {
        T state = tenants.get(tenant);
        if (state != null) {
            tenantStage.advance(state, eventTime, this::onward);
        }
    }

    /** Nothing more will come: lets all stages release what waited, as of {@code eventTime}. */
    public void finish(Instant eventTime) {
        tenants.values().forEach(state -> tenantStage.advance(state, eventTime, this::onward));
        do {
            providerStage.advance(provider, eventTime, observer::provider);
        } while (providerStage.isUnfinished(provider));
    }

    private void onward(TenantOutput output) {
        observer.tenant(output);
        if (output instanceof TenantOutput.ForProvider told) {
            providerStage.accept(provider, told.input(), observer::provider);
        }
    }

    /** Routes what ingest gives. */
    private final class Outlet implements Ingest.Outlet {
        @Override
        public void keyed(TenantRecord record) {
            observer.keyed(record);
            T state = tenants.computeIfAbsent(record.tenant(), tenant -> tenantStage.initial());
            tenantStage.accept(state, record, BoundedDriver.this::onward);
        }

        @Override
        public void hit(Hit hit, boolean passed, RawRecord record) {
            observer.hit(hit, passed, record);
        }

        @Override
        public void rejected(Rejected rejected) {
            observer.rejected(rejected);
        }

        @Override
        public void event(Event event) {
            observer.event(event);
        }
    }
}
