package io.breakwater.core.detect.sigma.correlation;

import io.breakwater.core.detect.sigma.correlation.CorrelationState.Group;
import io.breakwater.core.detect.sigma.correlation.CorrelationState.RuleState;
import io.breakwater.core.detect.sigma.correlation.CorrelationState.Told;
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
    private static final int FORMAT = 1;

    private record Written(long decidedMillis, long overflowed, long tooLate, Map<String, WrittenRule> rules) {}

    private record WrittenRule(String version, Map<String, WrittenGroup> groups) {}

    private record WrittenGroup(List<Occurrence> occurrences, List<Told> told) {}

    @Override
    public void write(CorrelationState state, DataOutput out) throws IOException {
        Map<String, WrittenRule> rules = new TreeMap<>();
        state.rules.forEach((id, rule) -> rules.put(id, written(rule)));
        byte[] bytes = Json.binary()
                .writeValueAsBytes(new Written(state.decidedMillis, state.overflowed, state.tooLate, rules));
        out.writeInt(FORMAT);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static WrittenRule written(RuleState rule) {
        Map<String, WrittenGroup> groups = new TreeMap<>();
        rule.groups.forEach((key, group) ->
                groups.put(key, new WrittenGroup(List.copyOf(group.occurrences), List.copyOf(group.told))));
        return new WrittenRule(rule.version, groups);
    }

    @Override
    public CorrelationState read(DataInput in) throws IOException {
        int format = in.readInt();
        if (format != FORMAT) {
            throw new IOException("correlation state of format " + format + "; this build reads " + FORMAT);
        }
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        Written written = Json.binary().readValue(bytes, Written.class);
        CorrelationState state = new CorrelationState();
        state.decidedMillis = written.decidedMillis();
        state.overflowed = written.overflowed();
        state.tooLate = written.tooLate();
        written.rules().forEach((id, rule) -> state.rules.put(id, read(rule)));
        return state;
    }

    private static RuleState read(WrittenRule written) {
        RuleState rule = new RuleState(written.version());
        written.groups().forEach((key, group) -> {
            Group read = new Group();
            read.occurrences.addAll(group.occurrences());
            read.told.addAll(group.told());
            rule.groups.put(key, read);
        });
        return rule;
    }
}
