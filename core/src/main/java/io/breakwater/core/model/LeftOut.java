package io.breakwater.core.model;

import java.util.Optional;

/**
 * What correlation looked at and did not take into an incident.
 *
 * @param why a sentence
 * @param superNode the entity that too many assets have: it links nothing, and acting on it would hit all of them; empty
 *     when it is detections that were left out
 */
public record LeftOut(Phrase why, Optional<Entity> superNode) {
    public static LeftOut detections(Phrase why) {
        return new LeftOut(why, Optional.empty());
    }

    public static LeftOut superNode(Entity entity) {
        Phrase noun = noun(entity.kind());
        String value = LogText.line(entity.value());
        return new LeftOut(
                new Phrase(
                        noun.zh() + value + " 出现在过多资产上，不用于关联。",
                        noun.en() + value + " was seen on too many assets to link anything."),
                Optional.of(entity));
    }

    private static Phrase noun(EntityKind kind) {
        return switch (kind) {
            case HOST -> new Phrase("主机 ", "host ");
            case ADDRESS -> new Phrase("地址 ", "address ");
            case ACCOUNT -> new Phrase("账户 ", "account ");
            case PROCESS, FILE_HASH, FILE, DOMAIN, URL, SESSION -> new Phrase("", "");
        };
    }
}
