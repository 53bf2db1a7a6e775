package io.networkruntime.engine.isolate;

import com.caoccao.javet.exceptions.JavetException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Messages between Java and one isolate's bundle: a target, a kind, a number, a name and a serialised value.
 *
 * <p>Confined to the isolate's thread. The layout of the windows stands in {@code internal/messages.js} too.
 */
public final class BundleMail {
    /** The value is JSON text. */
    public static final int JSON = 0;

    /** The value is a structured clone. */
    public static final int CLONE = 1;

    private static final int BODY_AT = 256;

    private final MessageWindow inbound;
    private final MessageWindow outbound;
    private final Entry receive;

    public BundleMail(JsIsolate isolate) throws JavetException {
        inbound = isolate.inbound();
        outbound = isolate.outbound();
        receive = isolate.entry("receive");
    }

    /** Hands a message to the bundle's {@code receive}; a short one through the window, a long one beside it. */
    public void receive(int target, int kind, long id, String name, boolean json, byte[] body) {
        byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
        inbound.put(0, nameBytes);
        @Nullable Object beside = null;
        if (body.length <= inbound.capacity() - BODY_AT && (!json || isAscii(body))) {
            inbound.put(BODY_AT, body);
        } else {
            beside = json ? new String(body, StandardCharsets.UTF_8) : body;
        }
        receive.call(
                target,
                kind,
                (double) id,
                nameBytes.length,
                isAscii(nameBytes),
                json ? JSON : CLONE,
                body.length,
                beside);
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    /** The name of the message that the bundle has just put into its window. */
    public String name(int length) {
        return new String(outbound.get(0, length), StandardCharsets.UTF_8);
    }

    /** The value of that message. */
    public byte[] body(int length) {
        return outbound.get(BODY_AT, length);
    }
}
