package io.networkruntime.supervisor.isolate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.EndReason;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.MessageTooLargeException;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.QueueRoom;
import io.networkruntime.supervisor.pool.MessageSender;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class OutboxTest {
    private static final IsolateId ID = new IsolateId(7);
    private static final long MAX_QUEUE_BYTES = 1 << 20;
    private static final ToAgent.Destroy ORDER = new ToAgent.Destroy(ID, EndReason.MANUAL, 1_000_000);

    private final Outbox outbox = new Outbox(ID, new IsolateTraffic(false), MAX_QUEUE_BYTES, QueueRoom.ofHeap());
    private final Listening agent = new Listening();

    /** An agent that keeps what it is told. */
    private static final class Listening implements MessageSender {
        private final List<ToAgent> heard = new ArrayList<>();

        @Override
        public void send(ToAgent message) {
            heard.add(message);
        }

        @Override
        public void sendAll(Collection<? extends ToAgent> messages) {
            heard.addAll(messages);
        }
    }

    private static ToAgent event(String name, int bytes) {
        return new ToAgent.Deliver(ID, name, new Payload(Payload.Format.CLONE, new byte[bytes]));
    }

    private static ToAgent question(CallId call) {
        return new ToAgent.Request(ID, call, "method", Payload.json("1"));
    }

    @Test
    void whatIsSaidBeforeThereIsAnAgentIsKeptInItsOrder() {
        ToAgent first = event("first", 1);
        ToAgent second = event("second", 1);
        outbox.say(first);
        outbox.say(second);
        outbox.close(ORDER);
        assertThat(agent.heard).isEmpty();
        outbox.connect(agent);
        assertThat(agent.heard).containsExactly(first, second, ORDER);
    }

    @Test
    void beyondTheWindowMessagesWaitUntilSomeAreHandled() {
        outbox.connect(agent);
        ToAgent large = event("large", 1 << 20);
        ToAgent next = event("next", 600 << 10);
        outbox.say(large);
        outbox.say(next);
        assertThat(agent.heard).containsExactly(large);
        outbox.handled(1, 1 << 20);
        assertThat(agent.heard).containsExactly(large, next);
    }

    @Test
    void aFullQueueRefusesTheMessageAndNamesTheIsolate() {
        outbox.connect(agent);
        outbox.say(event("in the window", 1 << 20));
        outbox.say(event("waits", 1 << 20));
        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> outbox.say(event("too much", 1)))
                .withMessageContaining("Isolate #7 has 1 messages");
    }

    @Test
    void anAnswerThatTheQueueHasNoRoomForIsAFailureThatSaysSo() {
        outbox.connect(agent);
        CallId first = new CallId(1);
        CallId second = new CallId(2);
        Outcome large = new Outcome.Value(new Payload(Payload.Format.CLONE, new byte[1 << 20]));
        outbox.say(event("in the window", 1 << 20));
        outbox.answer(first, large);
        outbox.answer(second, large);
        outbox.handled(1, 1 << 20);
        outbox.handled(1, 1 << 20);
        assertThat(agent.heard).hasSize(3).contains(new ToAgent.Respond(ID, first, large));
        assertThat(agent.heard.getLast())
                .isInstanceOfSatisfying(
                        ToAgent.Respond.class,
                        answer -> assertThat(answer.outcome())
                                .isInstanceOfSatisfying(
                                        Outcome.Failure.class,
                                        failure -> assertThat(failure.error().name())
                                                .isEqualTo("QuotaExceededError")));
    }

    @Test
    void theQueuesOfAllIsolatesShareTheirRoom() {
        QueueRoom room = new QueueRoom(new ByteSize(3 << 20));
        List<Outbox> all = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            Outbox one = new Outbox(new IsolateId(i), new IsolateTraffic(false), 64 << 20, room);
            one.connect(agent);
            all.add(one);
        }
        all.forEach(one -> one.say(event("in the window", 1 << 20)));
        all.forEach(one -> one.say(event("waits", 600 << 10)));
        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> all.getFirst().say(event("too much", 600 << 10)))
                .withMessageContaining("the queues of all isolates together are full");
        Outbox fresh = new Outbox(new IsolateId(9), new IsolateTraffic(false), 64 << 20, room);
        fresh.connect(agent);
        assertThatExceptionOfType(QueueFullException.class)
                .isThrownBy(() -> fresh.say(event("large, and there is no room on its way", 600 << 10)))
                .withMessageContaining("0 messages (0 bytes) waiting");
        fresh.say(event("small", 60 << 10));
        assertThat(all.getLast().end()).isPresent();
        all.getFirst().say(event("in the room of the last one", 600 << 10));
    }

    @Test
    void whatTheWireDoesNotTakeIsRefusedAtOnceAndCountsForNothing() {
        outbox.connect(agent);
        int tooMuch = WireLimits.MAX_PAYLOAD_BYTES + 1;
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> outbox.say(event("large", tooMuch)))
                .withMessageContaining("takes " + tooMuch + " bytes");
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> outbox.say(event("é".repeat(200), 1)))
                .withMessageContaining("Deliver.event takes 400 bytes");
        ToAgent next = event("next", 1 << 20);
        outbox.say(next);
        assertThat(agent.heard).containsExactly(next);
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> outbox.say(event("large, while others wait", tooMuch)));
        assertThat(outbox.figures().queuedMessages()).isZero();
        assertThat(outbox.figures().messagesSent()).isEqualTo(1);
    }

    @Test
    void onceToldToEndItTakesNothingNewButAnswers() {
        outbox.connect(agent);
        assertThat(outbox.close(ORDER)).isTrue();
        assertThatExceptionOfType(IsolateEndedException.class)
                .isThrownBy(() -> outbox.say(event("late", 1)))
                .withMessage("Isolate #7 is destroyed");
        ToAgent answer = new ToAgent.Respond(ID, new CallId(1), new Outcome.Value(Payload.json("1")));
        outbox.reply(answer);
        assertThat(agent.heard).containsExactly(ORDER, answer);
        assertThat(outbox.end()).isPresent();
        outbox.reply(answer);
        assertThat(agent.heard).hasSize(2);
    }

    @Test
    void ofAllWhoTellItToEndOneAloneSucceeds() throws Exception {
        outbox.connect(agent);
        AtomicInteger told = new AtomicInteger();
        CyclicBarrier start = new CyclicBarrier(4);
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofVirtual().start(() -> {
                try {
                    start.await();
                } catch (Exception e) {
                    throw new IllegalStateException(e);
                }
                told.addAndGet(outbox.close(ORDER) ? 1 : 0);
            }));
        }
        for (Thread thread : threads) {
            thread.join();
        }
        assertThat(told).hasValue(1);
        assertThat(agent.heard).containsExactly(ORDER);
    }

    @Test
    void anIsolateThatIsOverdueIsToldAtOnceAndWhatWaitsIsDropped() {
        outbox.connect(agent);
        ToAgent large = event("large", 1 << 20);
        outbox.say(large);
        outbox.say(event("waits", 1 << 20));
        outbox.close(ORDER);
        ToAgent.Destroy now = new ToAgent.Destroy(ID, EndReason.MANUAL, 0);
        assertThat(outbox.hasten(now)).isTrue();
        outbox.handled(1, 1 << 20);
        assertThat(agent.heard).containsExactly(large, now);
        assertThat(outbox.end()).isPresent();
        assertThat(outbox.hasten(now)).isFalse();
    }

    @Test
    void cancellingACallTellsTheWorkerAndAnAnswerDoesNot() {
        outbox.connect(agent);
        CompletableFuture<Outcome> cancelled = outbox.call(OutboxTest::question);
        CompletableFuture<Outcome> answered = outbox.call(OutboxTest::question);
        cancelled.cancel(false);
        CompletableFuture<Outcome> waiting = outbox.answered(new CallId(2));
        assertThat(waiting).isSameAs(answered);
        answered.complete(new Outcome.Value(Payload.json("1")));
        assertThat(agent.heard)
                .containsExactly(
                        question(new CallId(1)), question(new CallId(2)), new ToAgent.Cancel(ID, new CallId(1)));
        assertThat(outbox.answered(new CallId(1))).isNull();
    }

    @Test
    void theEndGivesTheOpenCallsOnce() {
        outbox.connect(agent);
        CompletableFuture<Outcome> open = outbox.call(OutboxTest::question);
        assertThat(outbox.end()).hasValueSatisfying(calls -> assertThat(calls).containsExactly(open));
        assertThat(outbox.end()).isEmpty();
        assertThat(outbox.isOpen()).isFalse();
    }
}
