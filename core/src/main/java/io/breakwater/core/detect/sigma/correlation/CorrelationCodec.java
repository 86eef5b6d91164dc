package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.correlation.CorrelationState.RuleState;
import io.breakwater.core.detect.sigma.correlation.Group.Held;
import io.breakwater.core.detect.sigma.correlation.Group.Told;
import io.breakwater.core.model.Json;
import io.breakwater.core.stage.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Writes the state as a format number and one Smile document. */
final class CorrelationCodec implements Codec<CorrelationState> {
    private static final int FORMAT = 2;

    /** Knew neither the order of a match's rule nor when it came: sequences that were under way begin anew. */
    private static final int WITHOUT_PLACES = 1;

    private record Written(long reachedMillis, long forgotMillis, long shortened, Map<String, WrittenRule> rules) {}

    private record WrittenRule(String version, Map<String, WrittenGroup> groups) {}

    private record WrittenGroup(List<Held> matches, List<WrittenEpisode> told, long dirtyFromMillis, long dueMillis) {}

    private record WrittenEpisode(Place end, Told told) {}

    @Override
    public void write(CorrelationState state, DataOutput out) throws IOException {
        Map<String, WrittenRule> rules = new TreeMap<>();
        state.rules.forEach((id, rule) -> rules.put(id, written(rule)));
        byte[] bytes = Json.binary()
                .writeValueAsBytes(new Written(state.reachedMillis, state.forgotMillis, state.shortened, rules));
        out.writeInt(FORMAT);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static WrittenRule written(RuleState rule) {
        Map<String, WrittenGroup> groups = new TreeMap<>();
        rule.groups.forEach((key, group) -> groups.put(
                key,
                new WrittenGroup(
                        List.copyOf(group.matches.values()),
                        group.told.entrySet().stream()
                                .map(episode -> new WrittenEpisode(episode.getKey(), episode.getValue()))
                                .toList(),
                        group.dirtyFromMillis,
                        group.dueMillis)));
        return new WrittenRule(rule.version, groups);
    }

    @Override
    public CorrelationState read(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT && format != WITHOUT_PLACES) {
            throw new IOException("correlation state of format " + format + "; this build reads up to " + FORMAT);
        }
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        CorrelationState state = new CorrelationState();
        if (format == WITHOUT_PLACES) {
            return state;
        }
        Written written = Json.binary().readValue(bytes, Written.class);
        state.reachedMillis = written.reachedMillis();
        state.forgotMillis = written.forgotMillis();
        state.shortened = written.shortened();
        written.rules().forEach((id, rule) -> state.rules.put(id, read(rule)));
        state.count();
        return state;
    }

    private static RuleState read(WrittenRule written) {
        RuleState rule = new RuleState(written.version());
        written.groups().forEach((key, group) -> {
            Group read = new Group();
            group.matches().forEach(match -> read.matches.put(match.occurrence().place(), match));
            group.told().forEach(episode -> read.told.put(episode.end(), episode.told()));
            read.dirtyFromMillis = group.dirtyFromMillis();
            read.dueMillis = group.dueMillis();
            rule.groups.put(key, read);
        });
        return rule;
    }
}
