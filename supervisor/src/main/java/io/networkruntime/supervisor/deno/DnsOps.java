package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.json.JsonWriter;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code Deno.resolveDns}: asks the name servers of resolv.conf(5), or a given one, by UDP and, if need be, TCP. */
final class DnsOps {
    private static final int PORT = 53;
    private static final int TIMEOUT_MS = 5000;
    private static final int TRIES = 2;
    private static final int MAX_UDP = 4096;
    private static final int NO_SUCH_NAME = 3;

    private final SecureRandom random = new SecureRandom();

    private DnsOps() {}

    static void register(Ops ops, Cancellations cancellations) {
        DnsOps dns = new DnsOps();
        ops.async("denoResolveDns", a -> OsFailure.explain("", () -> cancellations.run(a, 4, () -> dns.resolve(a))));
    }

    /** Arguments: name, record type, address of the name server (absent: the system's), its port, number of a cancellation. */
    private String resolve(OpArguments a) {
        String name = a.string(0);
        String typeName = a.string(1);
        Integer type = DnsMessage.TYPES.get(typeName);
        if (type == null) {
            throw OpException.typeError("unknown variant `" + typeName + "`, expected one of "
                    + String.join(
                            ", ", DnsMessage.TYPES.keySet().stream().sorted().toList()));
        }
        return OsFailure.explain("", () -> {
            List<InetSocketAddress> servers = a.isNullish(2)
                    ? systemServers()
                    : List.of(NetAddress.first(a.string(2), a.isNullish(3) ? PORT : (int) a.integer(3)));
            DnsMessage answer = ask(servers, name, type);
            List<@Nullable Object> records = answer.responseCode() == NO_SUCH_NAME ? List.of() : answer.records(type);
            if (records.isEmpty()) {
                throw new OpException(
                        "NotFound",
                        "no records found for Query { name: Name(\"" + name + ".\"), query_type: " + typeName
                                + ", query_class: IN }");
            }
            return JsonWriter.write(records);
        });
    }

    private static List<InetSocketAddress> systemServers() throws IOException {
        List<InetSocketAddress> servers = new ArrayList<>();
        try {
            for (String line : Files.readAllLines(Path.of("/etc/resolv.conf"))) {
                String[] words = line.strip().split("\\s+", -1);
                if (words.length > 1 && words[0].equals("nameserver")) {
                    servers.add(NetAddress.first(words[1], PORT));
                }
            }
        } catch (NoSuchFileException e) {
            // resolv.conf(5): the name server on the local machine.
        }
        return servers.isEmpty() ? List.of(new InetSocketAddress(InetAddress.getLoopbackAddress(), PORT)) : servers;
    }

    private DnsMessage ask(List<InetSocketAddress> servers, String name, int type) throws IOException {
        IOException failure = new IOException("no name server");
        for (int attempt = 0; attempt < TRIES; attempt++) {
            for (InetSocketAddress server : servers) {
                try {
                    return ask(server, name, type);
                } catch (SocketTimeoutException e) {
                    failure = e;
                }
            }
        }
        throw new OpException("TimedOut", "request timed out: " + failure.getMessage());
    }

    private DnsMessage ask(InetSocketAddress server, String name, int type) throws IOException {
        int id = random.nextInt(0x10000);
        byte[] question = DnsMessage.question(id, name, type);
        try (java.net.DatagramSocket socket = new java.net.DatagramSocket()) {
            socket.connect(server);
            socket.setSoTimeout(TIMEOUT_MS);
            socket.send(new DatagramPacket(question, question.length));
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[MAX_UDP], MAX_UDP);
                socket.receive(packet);
                DnsMessage answer = new DnsMessage(Arrays.copyOf(packet.getData(), packet.getLength()));
                if (answer.answers(id)) {
                    return answer.isTruncated() ? askByTcp(server, question) : answer;
                }
            }
        }
    }

    private static DnsMessage askByTcp(InetSocketAddress server, byte[] question) throws IOException {
        try (Socket socket = new Socket()) {
            socket.connect(server, TIMEOUT_MS);
            socket.setSoTimeout(TIMEOUT_MS);
            DataOutputStream out = new DataOutputStream(socket.getOutputStream());
            out.writeShort(question.length);
            out.write(question);
            out.flush();
            DataInputStream in = new DataInputStream(socket.getInputStream());
            return new DnsMessage(in.readNBytes(in.readUnsignedShort()));
        }
    }
}
