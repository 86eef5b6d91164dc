package io.breakwater.core.topology;

import io.breakwater.core.model.CampaignSighting;
import io.breakwater.core.model.ProviderInput;
import io.breakwater.core.model.ProviderOutput;
import io.breakwater.core.model.WarningInput;
import io.breakwater.core.stage.Codec;
import io.breakwater.core.stage.KeyedStage;
import java.time.Instant;
import java.util.function.Consumer;

/**
 * What only the provider can know: campaigns over all tenants, and who is next. One stage of two: a sighting that was put
 * down to a campaign is what warnings are fed with.
 *
 * @param <C> state of the campaigns
 * @param <W> state of the warnings
 */
public final class ProviderStage<C, W> implements KeyedStage<ProviderStage.State<C, W>, ProviderInput, ProviderOutput> {
    private final KeyedStage<C, ProviderInput, ProviderOutput> campaigns;
    private final KeyedStage<W, WarningInput, ProviderOutput> warnings;

    public ProviderStage(
            KeyedStage<C, ProviderInput, ProviderOutput> campaigns,
            KeyedStage<W, WarningInput, ProviderOutput> warnings) {
        this.campaigns = campaigns;
        this.warnings = warnings;
    }

    /** The states of the two; each is mutable, the pair is not. */
    public record State<C, W>(C campaigns, W warnings) {}

    @Override
    public State<C, W> initial() {
        return new State<>(campaigns.initial(), warnings.initial());
    }

    @Override
    public void accept(State<C, W> state, ProviderInput input, Consumer<ProviderOutput> out) {
        if (input instanceof WarningInput inventory) {
            warnings.accept(state.warnings(), inventory, out);
        }
        campaigns.accept(state.campaigns(), input, output -> onward(state, output, out));
    }

    private void onward(State<C, W> state, ProviderOutput output, Consumer<ProviderOutput> out) {
        if (output instanceof CampaignSighting attributed) {
            warnings.accept(state.warnings(), attributed, out);
        }
        out.accept(output);
    }

    @Override
    public void advance(State<C, W> state, Instant eventTime, Consumer<ProviderOutput> out) {
        campaigns.advance(state.campaigns(), eventTime, output -> onward(state, output, out));
        warnings.advance(state.warnings(), eventTime, out);
    }

    @Override
    public boolean isUnfinished(State<C, W> state) {
        return campaigns.isUnfinished(state.campaigns()) || warnings.isUnfinished(state.warnings());
    }

    @Override
    public Codec<State<C, W>> codec() {
        return new PairCodec<>(campaigns.codec(), warnings.codec(), State::campaigns, State::warnings, State::new);
    }
}
