package io.breakwater.core.respond.proof;

import io.breakwater.core.model.Phrase;
import io.breakwater.core.respond.action.ActionKind;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Whether an action worked, and what says so.
 *
 * @param from first minute that counts: the one in which it was done and the next are left out, for the device needs a
 *     moment and clocks differ
 * @param to until when: now, or when it was taken back
 * @param before in the span before the minute in which it was done
 * @param after from {@code from} on
 * @param lastLetThrough the minute of the newest event that was let through
 * @param alive when the source that was heard last was heard; empty when none was since {@code from}
 * @param witnesses all sources that would have seen it
 * @param advice what to look at, where there is something
 */
public record Proof(
        Verdict verdict,
        Instant from,
        Instant to,
        Fates before,
        Fates after,
        Optional<Instant> lastLetThrough,
        Optional<Instant> alive,
        List<Witness> witnesses,
        List<Phrase> advice) {
    /** From the minute in which it was done until counting begins. */
    public static final Duration TAKES_EFFECT = Duration.ofMinutes(2);

    /** Before silence is called silence. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    public Proof {
        witnesses = List.copyOf(witnesses);
        advice = List.copyOf(advice);
    }

    /** The first minute that counts for what was done at {@code done}. */
    public static Instant countsFrom(Instant done) {
        return done.truncatedTo(ChronoUnit.MINUTES).plus(TAKES_EFFECT);
    }

    /**
     * Judges.
     *
     * @param done when the responder said that it was done
     * @param to now, or when it was taken back
     */
    public static Proof of(ActionKind kind, Instant done, Instant to, Fates before, List<Witness> witnesses) {
        Instant from = countsFrom(done);
        Fates after = witnesses.stream().map(Witness::after).reduce(Fates.NONE, Fates::plus);
        Optional<Instant> alive = witnesses.stream()
                .flatMap(witness -> witness.heard().stream())
                .filter(heard -> !heard.isBefore(from))
                .max(Comparator.naturalOrder());
        Verdict verdict = verdict(after, alive.isPresent(), to.isBefore(from.plus(PATIENCE)));
        return new Proof(
                verdict,
                from,
                to,
                before,
                after,
                witnesses.stream()
                        .flatMap(witness -> witness.lastLetThrough().stream())
                        .max(Comparator.naturalOrder()),
                alive,
                witnesses,
                advice(verdict, kind, witnesses));
    }

    private static Verdict verdict(Fates after, boolean alive, boolean early) {
        if (after.letThrough() > 0) {
            return Verdict.DOES_NOT_WORK;
        }
        if (after.notSaid() > 0) {
            return Verdict.NOT_SAID;
        }
        if (after.stopped() > 0) {
            return Verdict.WORKS;
        }
        return early ? Verdict.TOO_EARLY : alive ? Verdict.SILENCE : Verdict.BLIND;
    }

    private static List<Phrase> advice(Verdict verdict, ActionKind kind, List<Witness> witnesses) {
        return switch (verdict) {
            case TOO_EARLY, WORKS -> List.of();
            case DOES_NOT_WORK -> leaks(kind, witnesses);
            case NOT_SAID ->
                List.of(
                        new Phrase(
                                "这些日志没有写明放行还是拦截：请在产品中打开动作字段，或为其映射补上 disposition。",
                                "These logs do not say whether it was let through: turn the product's action field on, or map it to disposition."));
            case SILENCE ->
                List.of(
                        new Phrase(
                                "没有流量不等于已拦住：对方可能已停手，或换了地址或账号。",
                                "No traffic does not mean that it was stopped: they may have paused, or changed their address or account."));
            case BLIND ->
                List.of(
                        new Phrase(
                                "请接入能看到该对象流量的数据源，或检查提到过它的数据源为何静默。",
                                "Connect a source that sees the target's traffic, or find out why those that named it fell silent."));
        };
    }

    private static List<Phrase> leaks(ActionKind kind, List<Witness> witnesses) {
        String sources = String.join(
                ", ",
                witnesses.stream()
                        .filter(witness -> witness.after().letThrough() > 0)
                        .map(witness -> witness.source().value())
                        .toList());
        Phrase where = new Phrase("放行由以下数据源记录：" + sources + "。", "Let through according to: " + sources + ".");
        return switch (kind) {
            case BLOCK_ADDRESS ->
                List.of(
                        where,
                        new Phrase(
                                "该数据源是否位于拦截设备之前（如边界外的探针）？它写明放行的流量，其后仍可能被拦截。",
                                "Does that source stand before the device that blocks (a sensor outside)? What it calls allowed may still be stopped behind it."),
                        new Phrase(
                                "流量是否经过执行器所在的设备（其他出口、反向代理、IPv6）？",
                                "Does the traffic pass the responder's device at all (another way in, a reverse proxy, IPv6)?"),
                        new Phrase(
                                "引用封禁集合的规则是否排在放行规则之前，两个方向都有吗？",
                                "Does the rule that uses the blocked set stand before those that allow, in both directions?"),
                        new Phrase(
                                "封禁前已建立的连接是否已断开？它们常在规则之前被放行。",
                                "Were connections cut that stood before the block? They often pass ahead of the rules."));
            case ISOLATE_HOST ->
                List.of(
                        where,
                        new Phrase(
                                "这是否是隔离策略允许的管理流量（终端防护自身、域控、DNS）？",
                                "Is it what the isolation allows for managing the host (its agent, the domain controller, DNS)?"),
                        new Phrase(
                                "主机的终端防护是否在线并已收到指令？", "Is the agent on the host online, and did it take the command?"));
            case DISABLE_ACCOUNT ->
                List.of(
                        where,
                        new Phrase(
                                "已发出的会话、票据与令牌是否已吊销？停用账号不会使它们失效。",
                                "Were sessions, tickets and tokens revoked? They outlive a disabled account."),
                        new Phrase(
                                "停用是否已同步到各域控，以及不走目录的本地账号？",
                                "Did it reach every domain controller, and local accounts that do not ask the directory?"));
        };
    }
}
