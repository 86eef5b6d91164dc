package io.breakwater.core.topology;

import io.breakwater.core.detect.Hit;
import io.breakwater.core.model.BorrowedRates;
import io.breakwater.core.model.Detection;
import io.breakwater.core.model.ExposedAsset;
import io.breakwater.core.model.Finding;
import io.breakwater.core.model.IncidentChange;
import io.breakwater.core.model.Retraction;
import io.breakwater.core.model.Sighting;
import io.breakwater.core.model.SightingInput;
import io.breakwater.core.model.TenantInput;
import io.breakwater.core.model.TenantProfile;
import io.breakwater.core.model.TenantWatch;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * All that happens inside one tenant: sequences of detections, incidents, sightings. One stage of three, because they
 * share the key: what one gives the next one takes, without a shuffle between them.
 *
 * @param <Q> state of the sequences
 * @param <I> state of the incidents
 * @param <S> state of the sightings
 */
public final class TenantStage<Q, I, S> implements KeyedStage<TenantStage.State<Q, I, S>, TenantRecord, TenantOutput> {
    private final KeyedStage<Q, Hit, Finding> sequences;
    private final KeyedStage<I, TenantInput, IncidentChange> incidents;
    private final KeyedStage<S, SightingInput, Sighting> sightings;
    private final BiConsumer<I, Consumer<TenantWatch>> watch;

    /** @param watch tells from the state of the incidents what others may borrow, when there is something new to tell */
    public TenantStage(
            KeyedStage<Q, Hit, Finding> sequences,
            KeyedStage<I, TenantInput, IncidentChange> incidents,
            KeyedStage<S, SightingInput, Sighting> sightings,
            BiConsumer<I, Consumer<TenantWatch>> watch) {
        this.sequences = sequences;
        this.incidents = incidents;
        this.sightings = sightings;
        this.watch = watch;
    }

    /** The states of the three; each is mutable, the triple is not. */
    public record State<Q, I, S>(Q sequences, I incidents, S sightings) {}

    @Override
    public State<Q, I, S> initial() {
        return new State<>(sequences.initial(), incidents.initial(), sightings.initial());
    }

    @Override
    public void accept(State<Q, I, S> state, TenantRecord input, Consumer<TenantOutput> out) {
        switch (input) {
            case TenantRecord.Detected detected -> detected(state, detected.hit(), out);
            case TenantRecord.Fact fact -> fact(state, fact.input(), out);
            case TenantRecord.Delivered delivered -> out.accept(new TenantOutput.ForProvider(delivered.activity()));
        }
        watched(state, out);
    }

    private void watched(State<Q, I, S> state, Consumer<TenantOutput> out) {
        watch.accept(state.incidents(), told -> out.accept(new TenantOutput.Watched(told)));
    }

    private void detected(State<Q, I, S> state, Hit hit, Consumer<TenantOutput> out) {
        if (hit.alone()) {
            toIncidents(state, hit.detection(), out);
        }
        sequences.accept(state.sequences(), hit, finding -> found(state, finding, out));
    }

    private void found(State<Q, I, S> state, Finding finding, Consumer<TenantOutput> out) {
        switch (finding) {
            case Detection sequence -> toIncidents(state, sequence, out);
            case Retraction retraction ->
                incidents.accept(state.incidents(), retraction, change -> changed(state, change, out));
        }
    }

    private void toIncidents(State<Q, I, S> state, Detection detection, Consumer<TenantOutput> out) {
        out.accept(new TenantOutput.Detected(detection));
        incidents.accept(state.incidents(), detection, change -> changed(state, change, out));
    }

    private void changed(State<Q, I, S> state, IncidentChange change, Consumer<TenantOutput> out) {
        out.accept(new TenantOutput.Changed(change));
        sightings.accept(state.sightings(), change, sighting -> out.accept(new TenantOutput.ForProvider(sighting)));
    }

    private void fact(State<Q, I, S> state, TenantInput fact, Consumer<TenantOutput> out) {
        incidents.accept(state.incidents(), fact, change -> changed(state, change, out));
        Consumer<Sighting> sighted = sighting -> out.accept(new TenantOutput.ForProvider(sighting));
        if (fact instanceof TenantProfile profile) {
            sightings.accept(state.sightings(), profile, sighted);
            out.accept(new TenantOutput.ForProvider(profile));
        } else if (fact instanceof ExposedAsset exposed) {
            sightings.accept(state.sightings(), exposed, sighted);
            out.accept(new TenantOutput.ForProvider(exposed));
        } else if (fact instanceof BorrowedRates rates) {
            out.accept(new TenantOutput.Lent(rates));
        }
    }

    @Override
    public void advance(State<Q, I, S> state, Instant eventTime, Consumer<TenantOutput> out) {
        sequences.advance(state.sequences(), eventTime, finding -> found(state, finding, out));
        incidents.advance(state.incidents(), eventTime, change -> changed(state, change, out));
        sightings.advance(state.sightings(), eventTime, sighting -> out.accept(new TenantOutput.ForProvider(sighting)));
        watched(state, out);
    }

    @Override
    public Codec<State<Q, I, S>> codec() {
        Codec<State<Q, I, S>> inner = new PairCodec<>(
                new PairCodec<Before<Q, I>, Q, I>(
                        sequences.codec(), incidents.codec(), Before::sequences, Before::incidents, Before::new),
                sightings.codec(),
                state -> new Before<>(state.sequences(), state.incidents()),
                State::sightings,
                (before, sighted) -> new State<>(before.sequences(), before.incidents(), sighted));
        return inner;
    }

    private record Before<Q, I>(Q sequences, I incidents) {}
}
