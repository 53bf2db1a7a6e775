package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.channels.SocketChannel;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** TLS on a TCP connection; the handshake takes place when it is asked for, or at the first byte either way. */
record TlsStream(SocketChannel channel, SSLSocket socket) implements NetStream, Resource.Source, Resource.Sink {

    static TlsStream server(SocketChannel channel, TlsServer server) throws IOException {
        return open(channel, server.context(), "", server.protocols(), false, true);
    }

    /**
     * The client's side of a connection.
     *
     * @param hostname the name that the server's certificate must have
     * @param verifyName whether it is looked for
     */
    static TlsStream client(
            SocketChannel channel, SSLContext context, String hostname, List<String> protocols, boolean verifyName)
            throws IOException {
        return open(channel, context, hostname, protocols, verifyName, false);
    }

    private static TlsStream open(
            SocketChannel channel,
            SSLContext context,
            String hostname,
            List<String> protocols,
            boolean verifyName,
            boolean isServer)
            throws IOException {
        Socket plain = channel.socket();
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(plain, hostname, plain.getPort(), true);
        socket.setUseClientMode(!isServer);
        SSLParameters parameters = socket.getSSLParameters();
        parameters.setApplicationProtocols(protocols.toArray(String[]::new));
        if (verifyName) {
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
        }
        socket.setSSLParameters(parameters);
        return new TlsStream(channel, socket);
    }

    /** Agrees on keys and, if both sides want one, on an application protocol, which is given. */
    @Nullable
    String handshake() throws IOException {
        try {
            socket.startHandshake();
            String protocol = socket.getApplicationProtocol();
            return protocol == null || protocol.isEmpty() ? null : protocol;
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public int read(byte[] into) throws IOException {
        try {
            return socket.getInputStream().read(into);
        } catch (IOException e) {
            throw explained(e);
        }
    }

    @Override
    public int write(byte[] bytes) throws IOException {
        try {
            socket.getOutputStream().write(bytes);
            return bytes.length;
        } catch (IOException e) {
            throw explained(e);
        }
    }

    private IOException explained(IOException thrown) {
        if (!channel.isOpen() || socket.isClosed()) {
            return thrown instanceof SSLException tls ? failed(tls) : NetStream.canceled();
        }
        return thrown instanceof SSLException tls ? failed(tls) : thrown;
    }

    /** TLS failures in the words of Deno's own TLS. */
    private static IOException failed(SSLException thrown) {
        if (thrown.getCause() instanceof SocketException below) {
            return below;
        }
        String message = String.valueOf(thrown.getMessage());
        if (message.contains("unable to find valid certification path")) {
            throw new OpException("InvalidData", "invalid peer certificate: UnknownIssuer");
        }
        if (message.contains("No subject alternative") || message.contains("No name matching")) {
            throw new OpException("InvalidData", "invalid peer certificate: NotValidForName");
        }
        if (message.contains("validity check failed") || message.contains("NotAfter")) {
            throw new OpException("InvalidData", "invalid peer certificate: Expired");
        }
        if (message.contains("terminated the handshake") || message.contains("closed connection without")) {
            throw new OpException("UnexpectedEof", "unexpected end of file");
        }
        throw new OpException("InvalidData", message);
    }

    @Override
    public void closeWrite() throws IOException {
        socket.shutdownOutput();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
