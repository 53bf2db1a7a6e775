package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Messages between Java and one isolate's bundle: a target, a kind, a number, a name and a serialised value.
 *
 * <p>Confined to the isolate's thread. The layout of the windows stands in {@code internal/messages.js} too: numbers at the
 * head, the name, the value. A name that comes again crosses as a number only.
 */
public final class BundleMail {
    /** The value is JSON text. */
    private static final int JSON = 0;

    /** The value is a structured clone. */
    private static final int CLONE = 1;

    private static final int TARGET = 0;
    private static final int KIND = 4;
    private static final int ID = 8;
    private static final int FORMAT = 16;
    private static final int LENGTH = 20;
    private static final int NAME_LENGTH = 24;
    private static final int NAME_NUMBER = 28;
    private static final int KEPT = 32;
    private static final int NAME_AT = 40;
    private static final int BODY_AT = NAME_AT + 256;

    /** How many names get a number; programs with more names than that send the others in full. */
    private static final int MAX_NUMBERED = 256;

    private final MessageWindow inbound;
    private final MessageWindow outbound;
    private final Entry receive;
    private final Map<String, Integer> numbered = new HashMap<>();

    public BundleMail(JsIsolate isolate) throws JavetException {
        inbound = isolate.inbound();
        outbound = isolate.outbound();
        receive = isolate.entry("receive");
    }

    /** Hands a message to the bundle's {@code receive}; a short one through the window, a long one beside it. */
    public void receive(int target, int kind, long id, String name, boolean json, byte[] body) {
        inbound.putInt(TARGET, target);
        inbound.putInt(KIND, kind);
        inbound.putLong(ID, id);
        inbound.putInt(FORMAT, json ? JSON : CLONE);
        inbound.putInt(LENGTH, body.length);
        putName(name);
        if (body.length <= inbound.capacity() - BODY_AT && (!json || isAscii(body))) {
            inbound.put(BODY_AT, body);
            receive.run();
        } else {
            receive.run(json ? new String(body, StandardCharsets.UTF_8) : body);
        }
    }

    private void putName(String name) {
        @Nullable Integer number = numbered.get(name);
        byte[] bytes = {};
        if (number == null) {
            bytes = name.getBytes(StandardCharsets.UTF_8);
            number = -1;
            if (bytes.length > 0 && numbered.size() < MAX_NUMBERED) {
                number = numbered.size();
                numbered.put(name, number);
            }
            inbound.put(NAME_AT, bytes);
        }
        inbound.putInt(NAME_LENGTH, bytes.length);
        inbound.putInt(NAME_NUMBER, number);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** How many things the bundle said there are for which the program must go on; there may be others. */
    public int kept() {
        return outbound.getInt(KEPT);
    }

    // ---- the message that the bundle has just posted

    public int target() {
        return outbound.getInt(TARGET);
    }

    public int kind() {
        return outbound.getInt(KIND);
    }

    public long id() {
        return outbound.getLong(ID);
    }

    public boolean isJson() {
        return outbound.getInt(FORMAT) == JSON;
    }

    public String name() {
        return new String(outbound.get(NAME_AT, outbound.getInt(NAME_LENGTH)), StandardCharsets.UTF_8);
    }

    /** The value, if it is in the window. */
    public byte[] body() {
        return outbound.get(BODY_AT, outbound.getInt(LENGTH));
    }
}
