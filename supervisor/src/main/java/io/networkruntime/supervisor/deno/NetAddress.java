package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ProtocolFamily;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.jspecify.annotations.Nullable;

/** Addresses of sockets, from the script's names and as {@code Deno.Addr}. */
final class NetAddress {
    private NetAddress() {}

    /** All addresses of a host, IPv4 first, as the resolver gives them. */
    static List<InetAddress> resolve(String host) {
        try {
            String bare = host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
            return Arrays.asList(InetAddress.getAllByName(bare));
        } catch (UnknownHostException e) {
            throw new OpException("Error", "failed to lookup address information: Name or service not known");
        }
    }

    /** Whether the host is an address already: digits and dots, or something with a colon. */
    static boolean isLiteral(String host) {
        return host.indexOf(':') >= 0 || host.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
    }

    /**
     * As {@link #resolve}, but an interrupt ends the wait. The look-up itself, which belongs to the system, goes on and is of no
     * concern to anybody any more.
     */
    static List<InetAddress> resolveInterruptibly(String host) throws IOException {
        FutureTask<List<InetAddress>> lookUp = new FutureTask<>(() -> resolve(host));
        Thread.ofPlatform().daemon().name("name look-up").start(lookUp);
        try {
            return lookUp.get();
        } catch (InterruptedException e) {
            throw NetStream.canceled();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OpException failure) {
                throw failure;
            }
            throw new IOException(e.getCause());
        }
    }

    static InetSocketAddress first(String host, int port) {
        return new InetSocketAddress(resolve(host).getFirst(), port);
    }

    static ProtocolFamily family(InetSocketAddress address) {
        return address.getAddress() instanceof Inet4Address
                ? StandardProtocolFamily.INET
                : StandardProtocolFamily.INET6;
    }

    /** @param transport tcp or udp, for addresses that do not say so themselves */
    static Map<String, @Nullable Object> describe(@Nullable SocketAddress address, String transport) {
        Map<String, @Nullable Object> described = new LinkedHashMap<>();
        switch (address) {
            case InetSocketAddress inet -> {
                described.put("hostname", NetworkInterfaces.plain(inet.getAddress()));
                described.put("port", inet.getPort());
                described.put("transport", transport);
            }
            case UnixDomainSocketAddress unix -> {
                String path = unix.getPath().toString();
                described.put("transport", "unix");
                described.put("path", path.isEmpty() ? null : path);
            }
            case null, default -> {
                described.put("transport", "unix");
                described.put("path", null);
            }
        }
        return described;
    }
}
