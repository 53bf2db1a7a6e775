package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.DatagramChannel;
import java.nio.channels.MembershipKey;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A UDP socket, {@code Deno.DatagramConn}. */
final class DatagramSocket implements Resource {
    /** No UDP datagram is larger. */
    private static final int MAX_DATAGRAM = 65_536;

    private final DatagramChannel channel;
    private final Map<String, MembershipKey> groups = new ConcurrentHashMap<>();

    private DatagramSocket(DatagramChannel channel) {
        this.channel = channel;
    }

    static DatagramSocket bind(InetSocketAddress address, boolean reuse, boolean loopback) throws IOException {
        DatagramChannel channel = DatagramChannel.open(NetAddress.family(address));
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, reuse);
            channel.setOption(StandardSocketOptions.SO_BROADCAST, true);
            channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, loopback);
            channel.bind(address);
            return new DatagramSocket(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    SocketAddress local() throws IOException {
        return channel.getLocalAddress();
    }

    /** A datagram: the text of the sender's address as JSON in UTF-8, its length in the first two bytes, then the content. */
    byte[] receive() throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(MAX_DATAGRAM);
        try {
            SocketAddress from = channel.receive(buffer);
            byte[] sender = Utf8.encode(JsonWriter.write(NetAddress.describe(from, "udp")));
            byte[] content = Arrays.copyOf(buffer.array(), buffer.position());
            return ByteBuffer.allocate(Short.BYTES + sender.length + content.length)
                    .putShort((short) sender.length)
                    .put(sender)
                    .put(content)
                    .array();
        } catch (ClosedChannelException e) {
            throw NetStream.canceled();
        }
    }

    int send(byte[] content, InetSocketAddress to) throws IOException {
        return channel.send(ByteBuffer.wrap(content), to);
    }

    void join(InetAddress group, NetworkInterface through) throws IOException {
        groups.put(group.getHostAddress(), channel.join(group, through));
    }

    void leave(InetAddress group) {
        MembershipKey key = groups.remove(group.getHostAddress());
        if (key != null) {
            key.drop();
        }
    }

    void setLoopback(boolean on) throws IOException {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_LOOP, on);
    }

    void setTtl(int hops) throws IOException {
        channel.setOption(StandardSocketOptions.IP_MULTICAST_TTL, hops);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
