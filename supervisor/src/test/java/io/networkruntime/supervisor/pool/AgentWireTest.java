package io.networkruntime.supervisor.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.networkruntime.protocol.BadFrame;
import io.networkruntime.protocol.FrameReader;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.IsolateSpec;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.supervisor.limits.ByteSize;
import io.networkruntime.supervisor.limits.QueueRoom;
import io.networkruntime.supervisor.process.WireChannel;
import io.networkruntime.supervisor.process.WireEnd;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class AgentWireTest {
    private static final IsolateId ID = new IsolateId(3);
    private static final int ROOM = 5 << 20;

    private final QueueRoom room = new QueueRoom(new ByteSize(ROOM));
    private final AgentWire wire = new AgentWire(new ToAgent.Configure(3, 1), room, new Deaf());
    private final Pipe pipe = new Pipe();

    /** Hears nothing. */
    private static final class Deaf implements AgentWire.Hearer {
        @Override
        public void onMessage(FromAgent message) {}

        @Override
        public void onViolation(String why) {}

        @Override
        public void onEnd(WireEnd end, Optional<BadFrame> cut) {}
    }

    /** A pipe that takes all, or keeps all. */
    private static final class Pipe implements WireChannel {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private long backlog;
        private boolean full;

        @Override
        public Written write(ByteBuffer more) {
            backlog += full ? more.remaining() : 0;
            byte[] taken = new byte[more.remaining()];
            more.get(taken);
            bytes.writeBytes(taken);
            return full ? Written.KEPT : Written.SENT;
        }

        @Override
        public boolean defer() {
            return false;
        }

        @Override
        public long backlogBytes() {
            return backlog;
        }

        @Override
        public void read(boolean wanted) {}

        @Override
        public void close() {}

        List<ToAgent> heard() {
            List<ToAgent> all = new ArrayList<>();
            FrameReader.toAgent().feed(ByteBuffer.wrap(bytes.toByteArray()), all::add);
            return all;
        }
    }

    private static ToAgent event(int number, int bytes) {
        return new ToAgent.Deliver(ID, "event " + number, new Payload(Payload.Format.CLONE, new byte[bytes]));
    }

    private List<ToAgent> sendSome(int count, int bytes) {
        List<ToAgent> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.add(event(i, bytes));
        }
        sent.forEach(wire::send);
        return sent;
    }

    private void begin() {
        wire.send(new ToAgent.CreateIsolate(ID, new IsolateSpec(0, 0, 0, 0, IsolateSpec.ConsoleMode.NONE)));
    }

    @Test
    void whatIsSaidBeforeThereIsAPipeComesInOrder() {
        begin();
        List<ToAgent> sent = sendSome(3, 100_000);
        wire.connect(() -> pipe);
        assertThat(pipe.heard()).hasSize(5).endsWith(sent.toArray(ToAgent[]::new));
        assertThat(room.fits(ROOM - 1000)).isTrue();
    }

    @Test
    void whatWaitsForAFullPipeTakesRoomUntilItGoes() {
        wire.connect(() -> pipe);
        begin();
        pipe.full = true;
        List<ToAgent> sent = sendSome(4, 1 << 20);
        assertThat(pipe.backlog).as("one message goes to the pipe").isBetween(1L << 20, 2L << 20);
        assertThat(room.fits(1 << 20)).isTrue();
        assertThat(room.fits(2 << 20)).isFalse();
        pipe.full = false;
        pipe.backlog = 0;
        wire.onDrained();
        assertThat(pipe.heard()).endsWith(sent.toArray(ToAgent[]::new));
        assertThat(room.fits(ROOM - 1000)).isTrue();
    }

    @Test
    void whatWaitsForADeadAgentGivesItsRoomBack() {
        wire.connect(() -> pipe);
        begin();
        pipe.full = true;
        sendSome(4, 1 << 20);
        wire.onClosed(new WireEnd.EndOfStream());
        sendSome(4, 1 << 20);
        assertThat(room.fits(ROOM - 1000)).isTrue();
    }

    @Test
    void whatWaitsForAnAgentThatNeverCameGivesItsRoomBack() {
        begin();
        sendSome(4, 1 << 20);
        assertThat(room.fits(2 << 20)).isFalse();
        wire.abandon();
        assertThat(room.fits(ROOM - 1000)).isTrue();
    }
}
