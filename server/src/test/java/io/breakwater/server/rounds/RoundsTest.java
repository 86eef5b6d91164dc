package io.breakwater.server.rounds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Work that is looked for again and again. */
final class RoundsTest {
    private static final Duration NO_PAUSE = Duration.ofMillis(1);

    private static void await(CountDownLatch latch) throws InterruptedException {
        assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aRoundThatFailsIsFollowedByTheNext() throws InterruptedException {
        CountDownLatch thrice = new CountDownLatch(3);
        try (Rounds failing = Rounds.start("failing", NO_PAUSE, () -> {
            thrice.countDown();
            throw new IllegalStateException("not this time");
        })) {
            await(thrice);
        }
    }

    @Test
    void closingLetsARoundComeToItsEnd() throws InterruptedException {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        AtomicBoolean ended = new AtomicBoolean();
        Rounds rounds = Rounds.start("long", NO_PAUSE, () -> {
            begun.countDown();
            try {
                await(goOn);
                ended.set(true);
            } catch (InterruptedException hurried) {
                Thread.currentThread().interrupt();
            }
        });
        await(begun);
        Thread closer = Thread.ofPlatform().start(rounds::close);
        goOn.countDown();
        closer.join();
        assertThat(ended).isTrue();
    }

    @Test
    void aLaneThatHangsHoldsUpNoOtherAndIsServedOnceAtATime() throws InterruptedException {
        CountDownLatch hanging = new CountDownLatch(1);
        CountDownLatch others = new CountDownLatch(2);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger slow = new AtomicInteger();
        try (Lanes lanes = new Lanes("test", lane -> {
            if (lane.equals("slow")) {
                slow.incrementAndGet();
                begun.countDown();
                try {
                    await(hanging);
                } catch (InterruptedException hurried) {
                    Thread.currentThread().interrupt();
                }
            } else {
                others.countDown();
            }
        })) {
            lanes.serve(List.of("slow", "quick"));
            lanes.serve(List.of("slow", "other"));
            await(begun);
            await(others);
            assertThat(slow).hasValue(1);
            hanging.countDown();
        }
    }

    @Test
    void whatFailedIsServedAgain() throws InterruptedException {
        CountDownLatch twice = new CountDownLatch(2);
        try (Lanes lanes = new Lanes("test", lane -> {
                    twice.countDown();
                    throw new IllegalStateException("away");
                });
                Rounds looking = Rounds.start("looking", NO_PAUSE, () -> lanes.serve(List.of("one")))) {
            await(twice);
        }
    }
}
