package io.breakwater.pipeline.wire;

import io.breakwater.core.model.RawRecord;
import io.breakwater.core.respond.proof.Passage;
import io.breakwater.core.respond.proof.Watch;
import io.breakwater.core.stage.Codec;
import io.breakwater.pipeline.intake.RecordCodec;
import io.breakwater.store.Outcome;
import java.util.Objects;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * Flink's view of one kind of word: all of them are immutable and written by a codec of ours.
 *
 * @param <T> the kind of word
 */
public final class WireType<T> extends TypeInformation<T> {
    public static final WireType<RawRecord> RECORD = new WireType<>(RawRecord.class, WireCodec.RECORD);
    public static final WireType<TenantElement> TENANT = new WireType<>(TenantElement.class, WireCodec.TENANT);
    public static final WireType<ProviderElement> PROVIDER = new WireType<>(ProviderElement.class, WireCodec.PROVIDER);
    public static final WireType<RecordTally> TALLY = new WireType<>(RecordTally.class, WireCodec.TALLY);
    public static final WireType<RuleHit> HIT = new WireType<>(RuleHit.class, WireCodec.HIT);
    public static final WireType<Watch> WATCH = new WireType<>(Watch.class, WireCodec.WATCH);
    public static final WireType<Passage> PASSAGE = new WireType<>(Passage.class, WireCodec.PASSAGE);
    public static final WireType<Outcome> OUTCOME = new WireType<>(Outcome.class, WireCodec.OUTCOME);

    private static final long serialVersionUID = 1L;

    private final Class<T> type;
    private final WireCodec codec;

    private WireType(Class<T> type, WireCodec codec) {
        this.type = type;
        this.codec = codec;
    }

    /** Which codec; the names are written into checkpoints and must stay. */
    enum WireCodec {
        RECORD(new RecordCodec()),
        TENANT(new TenantElementCodec()),
        PROVIDER(new ProviderElementCodec()),
        TALLY(new RecordTallyCodec()),
        HIT(new RuleHitCodec()),
        WATCH(new WatchCodec()),
        PASSAGE(new PassageCodec()),
        OUTCOME(new OutcomeCodec());

        private final Codec<?> codec;

        WireCodec(Codec<?> codec) {
            this.codec = codec;
        }

        @SuppressWarnings("unchecked") // each constant is used with its own type only, in the constants above
        <T> Codec<T> codec() {
            return (Codec<T>) codec;
        }
    }

    @Override
    public boolean isBasicType() {
        return false;
    }

    @Override
    public boolean isTupleType() {
        return false;
    }

    @Override
    public int getArity() {
        return 1;
    }

    @Override
    public int getTotalFields() {
        return 1;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    @Override
    public boolean isKeyType() {
        return false;
    }

    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new WireSerializer<>(codec);
    }

    @Override
    public String toString() {
        return "WireType<" + type.getSimpleName() + ">";
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof WireType;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof WireType<?> that && codec == that.codec;
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(codec);
    }
}
