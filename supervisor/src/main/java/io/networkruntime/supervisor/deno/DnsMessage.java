package io.networkruntime.supervisor.deno;

import io.networkruntime.engine.ops.OpException;
import java.io.ByteArrayOutputStream;
import java.net.IDN;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Questions and answers of the domain name system, RFC 1035, with the records that Deno knows. */
final class DnsMessage {
    /** Record types by number: IANA's registry. */
    static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("A", 1),
            Map.entry("NS", 2),
            Map.entry("CNAME", 5),
            Map.entry("SOA", 6),
            Map.entry("PTR", 12),
            Map.entry("MX", 15),
            Map.entry("TXT", 16),
            Map.entry("AAAA", 28),
            Map.entry("SRV", 33),
            Map.entry("NAPTR", 35),
            Map.entry("CAA", 257),
            Map.entry("ANAME", 65305));

    static final int HEADER_BYTES = 12;
    private static final int RECURSION_DESIRED = 0x0100;
    private static final int TRUNCATED = 0x0200;
    private static final int RESPONSE_CODE = 0x000F;
    private static final int CLASS_IN = 1;
    private static final int POINTER = 0xC0;
    private static final int MAX_LABEL = 63;
    private static final int MAX_NAME = 255;
    private static final int MAX_JUMPS = 64;

    private final ByteBuffer bytes;

    DnsMessage(byte[] bytes) {
        this.bytes = ByteBuffer.wrap(bytes);
    }

    static byte[] question(int id, String name, int type) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (int field : new int[] {id, RECURSION_DESIRED, 1, 0, 0, 0}) {
            writeShort(out, field);
        }
        for (String label : ascii(name).split("\\.", -1)) {
            byte[] text = label.getBytes(StandardCharsets.US_ASCII);
            if (text.length > MAX_LABEL) {
                throw OpException.typeError("not a domain name: " + name);
            }
            if (text.length > 0) {
                out.write(text.length);
                out.writeBytes(text);
            }
        }
        out.write(0);
        writeShort(out, type);
        writeShort(out, CLASS_IN);
        return out.toByteArray();
    }

    private static String ascii(String name) {
        try {
            return IDN.toASCII(name, IDN.ALLOW_UNASSIGNED);
        } catch (IllegalArgumentException e) {
            throw OpException.typeError("not a domain name: " + name);
        }
    }

    private static void writeShort(ByteArrayOutputStream out, int value) {
        out.write(value >> 8);
        out.write(value);
    }

    boolean answers(int id) {
        return bytes.limit() >= HEADER_BYTES && (bytes.getShort(0) & 0xFFFF) == id && bytes.getShort(2) < 0;
    }

    boolean isTruncated() {
        return (bytes.getShort(2) & TRUNCATED) != 0;
    }

    /** 0 where all went well, 3 where there is no such name. */
    int responseCode() {
        return bytes.getShort(2) & RESPONSE_CODE;
    }

    /** The records of one type among the answers. */
    List<@Nullable Object> records(int type) throws UnknownHostException {
        try {
            List<@Nullable Object> records = new ArrayList<>();
            bytes.position(HEADER_BYTES);
            for (int i = bytes.getShort(4) & 0xFFFF; i > 0; i--) {
                name();
                bytes.position(bytes.position() + 4);
            }
            for (int i = bytes.getShort(6) & 0xFFFF; i > 0; i--) {
                name();
                int found = bytes.getShort() & 0xFFFF;
                bytes.position(bytes.position() + 6);
                int end = (bytes.getShort() & 0xFFFF) + bytes.position();
                if (found == type) {
                    records.add(record(type, end));
                }
                bytes.position(end);
            }
            return records;
        } catch (BufferUnderflowException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new OpException("InvalidData", "the name server's answer is malformed");
        }
    }

    private Object record(int type, int end) throws UnknownHostException {
        return switch (type) {
            case 1, 28 -> NetworkInterfaces.plain(InetAddress.getByAddress(take(end - bytes.position())));
            case 15 -> fields("preference", unsignedShort(), "exchange", name());
            case 16 -> strings(end);
            case 33 ->
                fields(
                        "priority",
                        unsignedShort(),
                        "weight",
                        unsignedShort(),
                        "port",
                        unsignedShort(),
                        "target",
                        name());
            case 6 ->
                fields(
                        "mname",
                        name(),
                        "rname",
                        name(),
                        "serial",
                        unsignedInt(),
                        "refresh",
                        unsignedInt(),
                        "retry",
                        unsignedInt(),
                        "expire",
                        unsignedInt(),
                        "minimum",
                        unsignedInt());
            case 35 ->
                fields(
                        "order",
                        unsignedShort(),
                        "preference",
                        unsignedShort(),
                        "flags",
                        string(),
                        "services",
                        string(),
                        "regexp",
                        string(),
                        "replacement",
                        name());
            case 257 -> fields("critical", bytes.get() < 0, "tag", string(), "value", text(end - bytes.position()));
            default -> name();
        };
    }

    private static Map<String, Object> fields(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }

    private List<String> strings(int end) {
        List<String> strings = new ArrayList<>();
        while (bytes.position() < end) {
            strings.add(string());
        }
        return strings;
    }

    private String string() {
        return text(bytes.get() & 0xFF);
    }

    private String text(int length) {
        return new String(take(length), StandardCharsets.UTF_8);
    }

    private byte[] take(int length) {
        byte[] taken = new byte[length];
        bytes.get(taken);
        return taken;
    }

    private int unsignedShort() {
        return bytes.getShort() & 0xFFFF;
    }

    private long unsignedInt() {
        return bytes.getInt() & 0xFFFFFFFFL;
    }

    /** A name with a dot at its end; follows the pointers of RFC 1035 section 4.1.4. */
    private String name() {
        StringBuilder name = new StringBuilder();
        int after = -1;
        int jumps = 0;
        for (int length; (length = bytes.get() & 0xFF) != 0; ) {
            if ((length & POINTER) == POINTER) {
                int target = (length & ~POINTER) << 8 | (bytes.get() & 0xFF);
                after = after < 0 ? bytes.position() : after;
                if (++jumps > MAX_JUMPS) {
                    throw new IllegalArgumentException("a name that leads to itself");
                }
                bytes.position(target);
            } else {
                name.append(text(length)).append('.');
                if (name.length() > MAX_NAME) {
                    throw new IllegalArgumentException("a name of more than " + MAX_NAME + " characters");
                }
            }
        }
        if (after >= 0) {
            bytes.position(after);
        }
        return name.isEmpty() ? "." : name.toString();
    }
}
