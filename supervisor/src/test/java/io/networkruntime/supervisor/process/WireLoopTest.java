package io.networkruntime.supervisor.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class WireLoopTest {
    private static final long SECOND = Duration.ofSeconds(1).toNanos();

    private final AgentLauncher launcher = new AgentLauncher();
    private final WireLoop loop = new WireLoop("test-wire");

    @AfterEach
    void close() {
        loop.close();
        launcher.close();
    }

    private AgentProcess cat() throws AgentLaunchException {
        return launcher.launch(ShellProgram.of("exec cat >&3"));
    }

    @Test
    void theLeaderRunsHandlersOnItsOwnThread() throws Exception {
        try (AgentProcess agent = cat()) {
            CompletableFuture<Thread> ranOn = new CompletableFuture<>();
            WireChannel channel =
                    loop.register(agent, onBytes(bytes -> ranOn.complete(Thread.currentThread())), 1 << 20);
            assertThat(loop.lead(() -> false, 0)).isFalse();
            AtomicBoolean written = new AtomicBoolean();
            assertThat(loop.lead(
                            () -> {
                                if (written.compareAndSet(false, true)) {
                                    channel.write(ByteBuffer.allocate(10));
                                }
                                return ranOn.isDone();
                            },
                            30 * SECOND))
                    .isTrue();
            assertThat(ranOn).isCompletedWithValue(Thread.currentThread());
        }
    }

    @Test
    void theStandbyTakesOverWhenTheLeaderDoesNotComeBack() throws Exception {
        try (AgentProcess agent = cat()) {
            Inbox inbox = new Inbox();
            WireChannel channel = loop.register(agent, inbox, 1 << 20);
            for (int i = 1; i <= 20; i++) {
                assertThat(loop.lead(() -> true, SECOND)).isTrue();
                channel.write(ByteBuffer.allocate(7));
                int expected = 7 * i;
                await().pollDelay(Duration.ZERO)
                        .pollInterval(Duration.ofMillis(1))
                        .until(() -> inbox.received.get() == expected);
            }
        }
    }

    @Test
    void aWakeupEndsTheLeadAtOnceOrTheNextOneIfNobodyLeads() throws Exception {
        loop.wakeup();
        assertThat(loop.lead(() -> false, -1)).isFalse();
        Thread waker = Thread.ofVirtual().start(loop::wakeup);
        assertThat(loop.lead(() -> false, -1)).isFalse();
        waker.join();
    }

    @Test
    void noWakeupIsLost() throws Exception {
        // Each side waits for the other: one lost wake-up and the test runs into its timeout.
        AtomicLong turn = new AtomicLong();
        int rounds = 50_000;
        Thread other = Thread.ofPlatform().start(() -> {
            for (int i = 0; i < rounds; i++) {
                while (turn.get() != 2L * i) {
                    Thread.onSpinWait();
                }
                turn.incrementAndGet();
                loop.wakeup();
            }
        });
        for (int i = 0; i < rounds; i++) {
            long mine = 2L * i + 1;
            while (turn.get() != mine) {
                loop.lead(() -> turn.get() == mine, -1);
            }
            turn.incrementAndGet();
        }
        other.join();
    }

    @Test
    void aDescriptorOfSomebodyElseEndsTheLeadOfThoseWhoNameItAlone() {
        Waker other = new Waker();
        try {
            other.wake();
            assertThat(loop.lead(() -> false, -1, other.fd())).isFalse();
            long start = System.nanoTime();
            assertThat(loop.lead(() -> false, 20_000_000)).isFalse();
            assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(20_000_000);
        } finally {
            other.close();
        }
    }

    @Test
    void theTimeoutIsKept() {
        long began = System.nanoTime();
        assertThat(loop.lead(() -> false, 20_000_000)).isFalse();
        assertThat(System.nanoTime() - began).isBetween(20_000_000L, 5 * SECOND);
    }

    @Test
    void aHandlerMustNotLeadAndOnlyOneThreadMay() throws Exception {
        try (AgentProcess agent = cat()) {
            CompletableFuture<Boolean> refused = new CompletableFuture<>();
            WireChannel channel = loop.register(
                    agent,
                    onBytes(bytes -> {
                        try {
                            loop.lead(() -> true, 0);
                            refused.complete(false);
                        } catch (IllegalStateException expected) {
                            refused.complete(true);
                        }
                    }),
                    1 << 20);
            channel.write(ByteBuffer.allocate(1));
            assertThat(refused).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(true);
            CompletableFuture<Void> secondRefused = new CompletableFuture<>();
            loop.lead(
                    () -> {
                        CompletableFuture.runAsync(() -> assertThatThrownBy(() -> loop.lead(() -> true, 0))
                                        .hasMessageContaining("another thread"))
                                .whenComplete((v, e) -> {
                                    if (e == null) {
                                        secondRefused.complete(null);
                                    } else {
                                        secondRefused.completeExceptionally(e);
                                    }
                                })
                                .join();
                        return true;
                    },
                    0);
            assertThat(secondRefused).isCompleted();
        }
    }

    @Test
    void whatAFullPipeDoesNotTakeWaitsAndArrivesInOrder() throws Exception {
        try (AgentProcess agent = launcher.launch(ShellProgram.of("read go; exec cat >&3"))) {
            Inbox inbox = new Inbox();
            WireChannel channel = loop.register(agent, inbox, 8 << 20);
            byte[] sent = new byte[6 << 20];
            new Random(1).nextBytes(sent);
            Arrays.fill(sent, 0, 100, (byte) 'x');
            sent[100] = '\n';
            assertThat(channel.write(ByteBuffer.wrap(sent))).isEqualTo(WireChannel.Written.KEPT);
            assertThat(channel.backlogBytes()).isPositive();
            await().atMost(Duration.ofSeconds(30)).until(() -> inbox.received.get() == sent.length - 101);
            assertThat(inbox.bytes()).isEqualTo(Arrays.copyOfRange(sent, 101, sent.length));
            await().until(() -> inbox.drained.get() >= 1 && channel.backlogBytes() == 0);
        }
    }

    @Test
    void aSlowReaderFillsItsOwnBacklogAndNothingElse() throws Exception {
        try (AgentProcess slow = launcher.launch(ShellProgram.of("exec sleep 1000"));
                AgentProcess quick = cat()) {
            Inbox inbox = new Inbox();
            WireChannel stuck = loop.register(slow, new Inbox(), 1 << 20);
            WireChannel other = loop.register(quick, inbox, 1 << 20);
            ByteBuffer message = ByteBuffer.allocate(100_000);
            int taken = 0;
            while (stuck.write(message.clear()) != WireChannel.Written.FULL) {
                taken++;
            }
            assertThat(message.remaining()).as("FULL takes nothing").isEqualTo(100_000);
            assertThat(taken)
                    .as("a backlog of 1 MiB, and a pipe of 64 or 256 KiB")
                    .isBetween(10, 14);
            assertThat(stuck.backlogBytes()).isLessThanOrEqualTo(1 << 20);
            assertThat(other.write(ByteBuffer.allocate(10))).isEqualTo(WireChannel.Written.SENT);
            await().until(() -> inbox.received.get() == 10);
            slow.kill();
            slow.exit().get(10, TimeUnit.SECONDS);
            await().until(() -> stuck.write(message.clear()) == WireChannel.Written.CLOSED);
            assertThat(stuck.backlogBytes()).isZero();
        }
    }

    @Test
    void aFloodDoesNotStarveTheOthers() throws Exception {
        try (AgentProcess flood = launcher.launch(ShellProgram.of("exec cat /dev/zero >&3"));
                AgentProcess quiet = cat()) {
            Inbox sink = new Inbox(false);
            loop.register(flood, sink, 1 << 20);
            Inbox inbox = new Inbox();
            WireChannel channel = loop.register(quiet, inbox, 1 << 20);
            for (int i = 1; i <= 100; i++) {
                channel.write(ByteBuffer.allocate(10));
                int expected = 10 * i;
                assertThat(loop.lead(() -> inbox.received.get() == expected, 10 * SECOND))
                        .isTrue();
            }
            assertThat(sink.received).hasPositiveValue();
        }
    }

    @Test
    void anAgentThatIsNotReadFromWaitsAndItsBytesAreNotLost() throws Exception {
        try (AgentProcess agent = launcher.launch(ShellProgram.of("head -c 1000000 /dev/zero >&3"))) {
            Inbox inbox = new Inbox(false);
            WireChannel channel = loop.register(agent, inbox, 1 << 20);
            channel.read(false);
            loop.lead(() -> false, 50_000_000);
            assertThat(inbox.received.get()).isLessThan(1_000_000);
            assertThat(agent.isAlive()).isTrue();
            channel.read(true);
            assertThat(inbox.closed).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new WireEnd.EndOfStream());
            assertThat(inbox.received).hasValue(1_000_000);
        }
    }

    @Test
    void aHandlerThatThrowsLosesItsChannelOnly() throws Exception {
        try (AgentProcess bad = cat();
                AgentProcess good = cat()) {
            CompletableFuture<WireEnd> end = new CompletableFuture<>();
            IllegalArgumentException bug = new IllegalArgumentException("bug");
            WireChannel broken = loop.register(
                    bad,
                    new WireHandler() {
                        @Override
                        public void onReadable(ByteBuffer bytes) {
                            throw bug;
                        }

                        @Override
                        public void onClosed(WireEnd how) {
                            end.complete(how);
                        }
                    },
                    1 << 20);
            Inbox inbox = new Inbox();
            WireChannel fine = loop.register(good, inbox, 1 << 20);
            broken.write(ByteBuffer.allocate(1));
            assertThat(end).succeedsWithin(Duration.ofSeconds(10)).isEqualTo(new WireEnd.HandlerFailed(bug));
            fine.write(ByteBuffer.allocate(1));
            await().until(() -> inbox.received.get() == 1);
        }
    }

    @Test
    void anIdleLoopCostsNoTime() throws Exception {
        try (AgentProcess agent = cat();
                ThreadMeter meter = new ThreadMeter(ProcessHandle.current().pid(), standbyThreadId())) {
            loop.register(agent, new Inbox(), 1 << 20);
            long before = meter.cpuNanos().orElseThrow();
            loop.lead(() -> false, SECOND);
            assertThat(meter.cpuNanos().orElseThrow() - before)
                    .as("standby's ns during 1 s of an idle leader")
                    .isLessThan(20_000_000);
        }
    }

    private long standbyThreadId() throws Exception {
        try (AgentProcess agent = cat()) {
            CompletableFuture<Integer> id = new CompletableFuture<>();
            WireChannel channel = loop.register(agent, onBytes(bytes -> id.complete(new Posix().threadId())), 1 << 20);
            channel.write(ByteBuffer.allocate(1));
            return id.get(10, TimeUnit.SECONDS);
        }
    }

    @Test
    void closingTheLoopClosesEachChannelOnce() throws Exception {
        try (AgentProcess agent = cat()) {
            Inbox inbox = new Inbox();
            WireChannel channel = loop.register(agent, inbox, 1 << 20);
            loop.close();
            assertThat(inbox.closed).isCompletedWithValue(new WireEnd.ClosedHere());
            assertThat(inbox.closings).hasValue(1);
            assertThat(channel.write(ByteBuffer.allocate(1))).isEqualTo(WireChannel.Written.CLOSED);
            assertThat(agent.exit()).succeedsWithin(Duration.ofSeconds(10));
        }
    }

    private static WireHandler onBytes(java.util.function.Consumer<ByteBuffer> consumer) {
        return new WireHandler() {
            @Override
            public void onReadable(ByteBuffer bytes) {
                consumer.accept(bytes);
            }

            @Override
            public void onClosed(WireEnd end) {}
        };
    }
}
