package io.networkruntime.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Timeout;

/** Leaders that come and go, writers on other threads, channels that open and close: nothing is lost, doubled or reordered. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WireLoopStressTest {
    private static final int AGENTS = 4;
    private static final int MESSAGES = 20_000;

    private final AgentLauncher launcher = new AgentLauncher();
    private final WireLoop loop = new WireLoop("test-wire");

    @AfterEach
    void close() {
        loop.close();
        launcher.close();
    }

    /** Expects the numbers 0, 1, 2, ... as longs, however they are cut. */
    private static final class Counting implements WireHandler {
        private final ByteBuffer partial = ByteBuffer.allocate(Long.BYTES);
        private final AtomicInteger inside = new AtomicInteger();
        final AtomicLong next = new AtomicLong();
        final AtomicLong errors = new AtomicLong();
        final CompletableFuture<WireEnd> closed = new CompletableFuture<>();

        @Override
        public void onReadable(ByteBuffer bytes) {
            if (inside.incrementAndGet() != 1) {
                errors.incrementAndGet();
            }
            while (bytes.hasRemaining()) {
                partial.put(bytes.get());
                if (!partial.hasRemaining()) {
                    if (partial.flip().getLong() != next.getAndIncrement()) {
                        errors.incrementAndGet();
                    }
                    partial.clear();
                }
            }
            inside.decrementAndGet();
        }

        @Override
        public void onClosed(WireEnd end) {
            closed.complete(end);
        }
    }

    @RepeatedTest(3)
    void everyMessageComesBackInOrderWhoeverPolls() throws Exception {
        List<AgentProcess> agents = new ArrayList<>();
        List<Counting> echoes = new ArrayList<>();
        List<Thread> writers = new ArrayList<>();
        for (int i = 0; i < AGENTS; i++) {
            AgentProcess agent = launcher.launch(ShellProgram.of("exec cat >&3"));
            agents.add(agent);
            Counting echo = new Counting();
            echoes.add(echo);
            WireChannel channel = loop.register(agent, echo, 1 << 20);
            long seed = i;
            writers.add(Thread.ofPlatform().start(() -> writeAll(channel, new SplittableRandom(seed))));
        }
        SplittableRandom random = new SplittableRandom(99);
        while (echoes.stream().anyMatch(echo -> echo.next.get() < MESSAGES)) {
            long before = sum(echoes);
            loop.lead(() -> sum(echoes) != before, random.nextLong(3_000_000));
            spin(random.nextInt(4) == 0 ? random.nextLong(3_000_000) : random.nextLong(20_000));
        }
        for (Thread writer : writers) {
            writer.join();
        }
        agents.forEach(AgentProcess::close);
        for (Counting echo : echoes) {
            loop.lead(echo.closed::isDone, -1);
            assertThat(echo.closed).isCompletedWithValue(new WireEnd.EndOfStream());
            assertThat(echo.errors).hasValue(0);
            assertThat(echo.next).hasValue(MESSAGES);
        }
    }

    private static long sum(List<Counting> echoes) {
        return echoes.stream().mapToLong(echo -> echo.next.get()).sum();
    }

    private static void writeAll(WireChannel channel, SplittableRandom random) {
        ByteBuffer message = ByteBuffer.allocate(Long.BYTES * 64);
        long next = 0;
        while (next < MESSAGES) {
            message.clear();
            for (int n = 1 + random.nextInt(64); n > 0 && next < MESSAGES; n--) {
                message.putLong(next++);
            }
            message.flip();
            while (channel.write(message) == WireChannel.Written.FULL) {
                Thread.onSpinWait();
            }
            spin(random.nextLong(30_000));
        }
    }

    private static void spin(long nanos) {
        long until = System.nanoTime() + nanos;
        while (System.nanoTime() < until) {
            Thread.onSpinWait();
        }
    }

    @RepeatedTest(3)
    void channelsComeAndGoWhileOthersTalk() throws Exception {
        AgentProcess steady = launcher.launch(ShellProgram.of("exec cat >&3"));
        Counting echo = new Counting();
        WireChannel channel = loop.register(steady, echo, 1 << 20);
        Thread writer = Thread.ofPlatform().start(() -> writeAll(channel, new SplittableRandom(5)));
        for (int i = 0; i < 50; i++) {
            AgentProcess brief = launcher.launch(ShellProgram.of("exec cat >&3"));
            Counting end = new Counting();
            WireChannel other = loop.register(brief, end, 1 << 20);
            other.write(ByteBuffer.allocate(Long.BYTES));
            if (i % 3 == 0) {
                other.close();
            } else {
                brief.kill();
            }
            loop.lead(end.closed::isDone, i % 2 == 0 ? -1 : 0);
            end.closed.get();
            brief.close();
            brief.exit().get();
        }
        loop.lead(() -> echo.next.get() == MESSAGES, -1);
        writer.join();
        steady.close();
        steady.exit().get();
        assertThat(echo.errors).hasValue(0);
    }
}
