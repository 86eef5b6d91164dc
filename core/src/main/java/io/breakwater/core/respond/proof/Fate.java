package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Attribute;
import io.breakwater.core.model.Attributes;
import io.breakwater.core.model.Event;
import io.breakwater.core.model.OcsfClass;
import io.breakwater.core.respond.action.ActionKind;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * What became of the traffic of one event, as far as its product says. The product's own word comes first (OCSF
 * {@code disposition}, or {@code action} where there is none); where it has none, what kind of log it is may still tell: a server that writes
 * down an answer or a logon was reached.
 */
public enum Fate {
    STOPPED,
    LET_THROUGH,
    NOT_SAID;

    private static final Set<String> STOPPING = Set.of(
            "blocked",
            "block",
            "denied",
            "deny",
            "dropped",
            "drop",
            "discard",
            "discarded",
            "rejected",
            "reject",
            "reset",
            "reset-client",
            "reset-server",
            "reset-both",
            "quarantined",
            "quarantine",
            "prevented",
            "prevent",
            "refused",
            "sinkhole",
            "sinkholed",
            "阻断",
            "拦截",
            "封禁",
            "拒绝",
            "丢弃",
            "隔离");
    private static final Set<String> PASSING = Set.of(
            "allowed",
            "allow",
            "accepted",
            "accept",
            "passed",
            "pass",
            "permitted",
            "permit",
            "forwarded",
            "forward",
            "built",
            "放行",
            "允许",
            "通过",
            "接受");

    private static final Set<String> SUCCESS = Set.of("success", "succeeded", "accepted", "成功");
    private static final Set<String> FAILURE = Set.of("failure", "failed", "失败");

    /** Answers by which a gateway says no, and by which an application may say it too. */
    private static final Set<String> REFUSING_ANSWERS = Set.of("403", "444", "451", "429");

    private static final String WINDOWS_LOGON = "4624";
    private static final String WINDOWS_LOGON_FAILED = "4625";

    /** @param kind what was done about the target that {@code event} names */
    public static Fate of(ActionKind kind, Event event) {
        Attributes said = event.attributes();
        String disposition = said.getOr(Attribute.DISPOSITION, "");
        // Beside "Detected" an "allowed" only means that a sensor which watches did not stop it.
        Fate told = word(disposition.isBlank() ? said.getOr(Attribute.ACTION, "") : disposition);
        if (told != NOT_SAID) {
            return told;
        }
        return switch (kind) {
            case BLOCK_ADDRESS -> reached(event) ? LET_THROUGH : NOT_SAID;
            case DISABLE_ACCOUNT -> logon(event);
            case ISOLATE_HOST -> NOT_SAID;
        };
    }

    private static Fate word(String written) {
        if (written.isEmpty()) {
            return NOT_SAID;
        }
        String plain = written.strip().toLowerCase(Locale.ROOT);
        return STOPPING.contains(plain) ? STOPPED : PASSING.contains(plain) ? LET_THROUGH : NOT_SAID;
    }

    /** Whether the event could only be written because the address reached a server: its answer, or a try to log on. */
    private static boolean reached(Event event) {
        Optional<String> answer = event.attributes().get(Attribute.HTTP_STATUS);
        return answer.isPresent()
                ? !REFUSING_ANSWERS.contains(answer.get())
                : event.ocsfClass() == OcsfClass.AUTHENTICATION && !isEnd(event);
    }

    /** The end of a session is written down also when a block is what ended it. */
    private static boolean isEnd(Event event) {
        return event.attributes().getOr(Attribute.ACTIVITY, "").equalsIgnoreCase("logoff");
    }

    /** Of an account: whether it was let in. */
    private static Fate logon(Event event) {
        String status = event.attributes().getOr(Attribute.STATUS, "").toLowerCase(Locale.ROOT);
        String answer = event.attributes().getOr(Attribute.HTTP_STATUS, "");
        String windows = event.ocsfClass() == OcsfClass.AUTHENTICATION
                ? event.fields().first("EventID").orElse("")
                : "";
        if (SUCCESS.contains(status) || windows.equals(WINDOWS_LOGON) || answer.startsWith("2")) {
            return LET_THROUGH;
        }
        boolean refused = FAILURE.contains(status) || windows.equals(WINDOWS_LOGON_FAILED) || answer.equals("401");
        return refused ? STOPPED : NOT_SAID;
    }
}
