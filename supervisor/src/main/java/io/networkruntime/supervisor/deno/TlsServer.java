package io.networkruntime.supervisor.deno;

import java.nio.channels.SocketChannel;
import java.util.List;
import javax.net.ssl.SSLContext;

/**
 * What the connections of a TLS listener speak.
 *
 * @param protocols the application protocols offered by ALPN (RFC 7301), the best first
 */
record TlsServer(SSLContext context, List<String> protocols) {

    NetStream wrap(SocketChannel accepted) {
        return TlsStream.server(accepted, this);
    }
}
