package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpArguments;
import java.io.IOException;
import java.util.List;
import javax.net.ssl.SSLContext;

/** TLS: listenTls, connectTls, startTls, and the handshake. */
final class TlsOps {
    private final NetOps net;

    private TlsOps(NetOps net) {
        this.net = net;
    }

    static void register(Ops ops, ResourceTable resources, NetOps net, SocketPoll poll) {
        TlsOps tls = new TlsOps(net);
        ops.sync("denoListenTls", tls::listen);
        ops.async(
                "denoConnectTls",
                a -> OsFailure.explain("", () -> {
                    SSLContext context = context(a, 2);
                    return net.opened(tls.client(NetOps.connect(a.string(0), (int) a.integer(1)), a, context));
                }));
        ops.startedOn("denoStartTls", call -> {
            SSLContext context = context(call, 2);
            NetStream plain = resources.take(call.integer(1), NetStream.Plain.class);
            poll.forget(plain.channel());
            plain.channel().configureBlocking(true);
            return a -> net.opened(tls.client(plain, a, context));
        });
        ops.on("denoHandshake", resources, TlsStream.class, (stream, _) -> stream.handshake());
    }

    /** Arguments: host, port, whether others may listen too, certificate, key, protocols joined by NUL. */
    private String listen(OpArguments a) {
        return OsFailure.explain("", () -> {
            SSLContext context = TlsKeys.server(a.string(3), a.string(4));
            TlsServer server = new TlsServer(context, split(a.string(5)));
            return net.listening(NetListener.tcp(NetAddress.first(a.string(0), (int) a.integer(1)), a.bool(2), server));
        });
    }

    /** Arguments from {@code at}: authorities joined by NUL, own certificate, own key. */
    private static SSLContext context(OpArguments a, int at) {
        return TlsKeys.client(split(a.string(at)), a.string(at + 1), a.string(at + 2));
    }

    /** Further arguments: 5 protocols joined by NUL, 6 whether the name is verified; 0 is the name. */
    private TlsStream client(NetStream plain, OpArguments a, SSLContext context) throws IOException {
        try {
            return TlsStream.client(plain.channel(), context, a.string(0), split(a.string(5)), a.bool(6));
        } catch (RuntimeException e) {
            plain.close();
            throw e;
        }
    }

    private static List<String> split(String joined) {
        return joined.isEmpty() ? List.of() : List.of(joined.split("\0", -1));
    }
}
