package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** UDP: {@code Deno.listenDatagram}. */
final class DatagramOps {
    private DatagramOps() {}

    static void register(Ops ops, ResourceTable resources) {
        ops.sync(
                "denoListenDatagram",
                a -> OsFailure.explain("", () -> {
                    InetSocketAddress address = NetAddress.first(a.string(0), (int) a.integer(1));
                    DatagramSocket socket = DatagramSocket.bind(address, a.bool(2), a.bool(3));
                    Map<String, @Nullable Object> opened = new LinkedHashMap<>();
                    opened.put("rid", resources.add(socket));
                    opened.put("addr", NetAddress.describe(socket.local(), "udp"));
                    return JsonWriter.write(opened);
                }));
        ops.on("denoDatagramReceive", resources, DatagramSocket.class, (socket, _) -> socket.receive());
        ops.on(
                "denoDatagramSend",
                resources,
                DatagramSocket.class,
                (socket, a) -> socket.send(a.bytes(3), NetAddress.first(a.string(1), (int) a.integer(2))));
        ops.on("denoMulticast", resources, DatagramSocket.class, (socket, a) -> {
            multicast(socket, a);
            return null;
        });
    }

    /** Arguments: rid, what to do, and its value; for join also the interface, by address or index. */
    private static void multicast(DatagramSocket socket, OpArguments a) throws Exception {
        switch (a.string(1)) {
            case "join" -> socket.join(InetAddress.getByName(a.string(2)), through(a.string(3)));
            case "leave" -> socket.leave(InetAddress.getByName(a.string(2)));
            case "loopback" -> socket.setLoopback(a.bool(2));
            case "ttl" -> socket.setTtl((int) a.integer(2));
            default -> throw OpException.typeError("unknown: " + a.string(1));
        }
    }

    private static NetworkInterface through(String which) throws Exception {
        boolean isIndex = which.chars().allMatch(Character::isDigit);
        NetworkInterface found = null;
        if (isIndex && !which.equals("0")) {
            found = NetworkInterface.getByIndex(Integer.parseInt(which));
        } else if (!isIndex && !InetAddress.getByName(which).isAnyLocalAddress()) {
            found = NetworkInterface.getByInetAddress(InetAddress.getByName(which));
        } else {
            for (NetworkInterface network : NetworkInterface.networkInterfaces().toList()) {
                if (network.isUp() && network.supportsMulticast() && (found == null || !network.isLoopback())) {
                    found = network;
                }
            }
        }
        if (found == null) {
            throw OsFailure.of(Errno.ENODEV, "");
        }
        return found;
    }
}
