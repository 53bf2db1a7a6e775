package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** TCP and unix sockets: listen, accept, connect, and the options of a connection. */
final class NetOps {
    private final ResourceTable resources;
    private final WorkingDirectory directory;

    private NetOps(ResourceTable resources, WorkingDirectory directory) {
        this.resources = resources;
        this.directory = directory;
    }

    static NetOps register(Ops ops, ResourceTable resources, WorkingDirectory directory, Cancellations cancellations) {
        NetOps net = new NetOps(resources, directory);
        ops.sync("denoListenTcp", net::listenTcp);
        ops.sync("denoListenUnix", net::listenUnix);
        ops.on("denoAccept", resources, NetListener.class, (listener, _) -> net.opened(listener.accept()));
        ops.async(
                "denoConnectTcp",
                a -> OsFailure.explain(
                        "", () -> net.opened(cancellations.run(a, 2, () -> connect(a.string(0), (int) a.integer(1))))));
        ops.async("denoConnectUnix", a -> {
            UnixDomainSocketAddress address = UnixDomainSocketAddress.of(directory.resolve(a.string(0), "connect"));
            return OsFailure.explain(
                    "",
                    () -> net.opened(cancellations.run(a, 1, () -> new NetStream.Plain(SocketChannel.open(address)))));
        });
        registerOptions(ops, resources);
        return net;
    }

    private static void registerOptions(Ops ops, ResourceTable resources) {
        ops.inTurn("denoCloseWrite", resources, true, TlsStream.class, (stream, _) -> {
            stream.closeWrite();
            return null;
        });
        ops.sync("denoSetNoDelay", a -> {
            resources.get(a.integer(0), NetStream.class).setNoDelay(a.bool(1));
            return null;
        });
        ops.sync("denoSetKeepAlive", a -> {
            resources.get(a.integer(0), NetStream.class).setKeepAlive(a.bool(1));
            return null;
        });
    }

    /** Arguments: host, port, whether others may listen on the same port too. */
    private String listenTcp(OpArguments a) {
        return OsFailure.explain(
                "",
                () -> listening(NetListener.tcp(NetAddress.first(a.string(0), (int) a.integer(1)), a.bool(2), null)));
    }

    private String listenUnix(OpArguments a) {
        return OsFailure.explain("", () -> {
            NetListener listener = NetListener.unix(directory.resolve(a.string(0), "listen"));
            Map<String, @Nullable Object> opened = new LinkedHashMap<>();
            opened.put("rid", resources.add(listener));
            opened.put("addr", Map.of("transport", "unix", "path", a.string(0)));
            return JsonWriter.write(opened);
        });
    }

    String listening(NetListener listener) throws IOException {
        Map<String, @Nullable Object> opened = new LinkedHashMap<>();
        opened.put("rid", resources.add(listener));
        opened.put("addr", NetAddress.describe(listener.channel().getLocalAddress(), "tcp"));
        return JsonWriter.write(opened);
    }

    /** Connects to the first of the host's addresses that answers. */
    static NetStream connect(String host, int port) throws IOException {
        List<InetAddress> addresses =
                NetAddress.isLiteral(host) ? NetAddress.resolve(host) : NetAddress.resolveInterruptibly(host);
        IOException failure = null;
        for (InetAddress address : addresses) {
            try {
                return new NetStream.Plain(SocketChannel.open(new InetSocketAddress(address, port)));
            } catch (IOException e) {
                failure = failure == null ? e : failure;
            }
        }
        throw failure == null ? new IOException("no address of " + host) : failure;
    }

    /** Takes a connection into the table; gives its number and addresses. */
    String opened(NetStream stream) throws IOException {
        try {
            Map<String, @Nullable Object> opened = new LinkedHashMap<>();
            if (stream instanceof NetStream.Plain) {
                stream.channel().configureBlocking(false);
                opened.put("plain", true);
            }
            opened.put("localAddr", NetAddress.describe(stream.local(), "tcp"));
            opened.put("remoteAddr", NetAddress.describe(stream.remote(), "tcp"));
            opened.put("rid", resources.add(stream));
            return JsonWriter.write(opened);
        } catch (IOException e) {
            stream.close();
            throw e;
        }
    }
}
