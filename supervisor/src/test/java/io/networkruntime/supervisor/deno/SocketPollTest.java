package io.networkruntime.supervisor.deno;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class SocketPollTest {
    private static final int RID = 7;

    private final SocketPoll poll = new SocketPoll();
    private final ServerSocketChannel listening = ServerSocketChannel.open();
    private SocketChannel here;
    private SocketChannel there;

    SocketPollTest() throws IOException {}

    @BeforeEach
    void connect() throws IOException {
        listening.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        here = SocketChannel.open(listening.getLocalAddress());
        there = listening.accept();
        here.configureBlocking(false);
    }

    @AfterEach
    void close() throws IOException {
        here.close();
        there.close();
        listening.close();
        poll.close();
    }

    private List<String> ready() throws IOException {
        List<String> found = new ArrayList<>();
        poll.select((rid, operations) -> found.add(rid + " " + operations));
        return found;
    }

    private void send() throws IOException {
        there.write(ByteBuffer.wrap(new byte[10]));
    }

    @Test
    void aSocketIsReadyUntilItWasRead() throws IOException {
        poll.watch(RID, here, SelectionKey.OP_READ);
        assertThat(ready()).isEmpty();
        send();
        poll.await(-1);
        assertThat(ready()).containsExactly("7 1");
        assertThat(ready()).containsExactly("7 1");
        assertThat(here.read(ByteBuffer.allocate(100))).isEqualTo(10);
        assertThat(ready()).isEmpty();
    }

    @Test
    void roomForWritingIsToldOnce() throws IOException {
        poll.watch(RID, here, SelectionKey.OP_WRITE);
        assertThat(ready()).containsExactly("7 4");
        assertThat(ready()).isEmpty();
    }

    @Test
    void whatNobodyWaitsForIsNotTold() throws IOException {
        poll.watch(RID, here, SelectionKey.OP_READ);
        send();
        poll.watch(RID, here, 0);
        assertThat(ready()).isEmpty();
        poll.watch(RID, here, SelectionKey.OP_READ);
        assertThat(ready()).containsExactly("7 1");
    }

    @Test
    void whoHasNoRoomIsToldTheRestLater() throws IOException {
        SocketChannel second = SocketChannel.open(listening.getLocalAddress());
        second.configureBlocking(false);
        poll.watch(RID, here, SelectionKey.OP_WRITE);
        poll.watch(RID + 1, second, SelectionKey.OP_WRITE);
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            poll.select((rid, _) -> {
                found.add(rid);
                return false;
            });
        }
        assertThat(found).containsExactlyInAnyOrder(RID, RID + 1);
        second.close();
    }

    @Test
    void aForgottenSocketMayBlockAgain() throws IOException {
        poll.watch(RID, here, SelectionKey.OP_READ);
        poll.forget(here);
        here.configureBlocking(true);
        send();
        assertThat(here.read(ByteBuffer.allocate(100))).isEqualTo(10);
        assertThat(ready()).isEmpty();
    }

    @Test
    void aWakeUpEndsTheWait() throws Exception {
        poll.watch(RID, here, SelectionKey.OP_READ);
        Thread waking = Thread.ofVirtual().start(poll::wakeUp);
        poll.await(-1);
        waking.join();
        assertThat(ready()).isEmpty();
    }
}
