package io.networkruntime.supervisor.deno;

import com.caoccao.javet.exceptions.JavetException;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.isolate.MessageWindow;
import java.nio.ByteBuffer;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Answers to requests as the bundle lays them down, one after the other, so that they cost no operation each; taken out once
 * the script's turn is over. The layout stands in {@code main/deno/answers.js} too.
 */
final class AnswerWindow {
    /** Where it says how far it is filled. */
    private static final int FILLED = 0;

    private static final int FIRST = 8;
    /** Number of the request, status, bytes of header fields, bytes of content. */
    private static final int HEAD = 16;

    private final IntFunction<@Nullable HttpExchange> exchanges;
    private @Nullable MessageWindow window;
    private ByteBuffer bytes = ByteBuffer.allocate(0);

    AnswerWindow(IntFunction<@Nullable HttpExchange> exchanges) {
        this.exchanges = exchanges;
    }

    void open(JsIsolate isolate) throws JavetException {
        MessageWindow opened = isolate.window("answers");
        window = opened;
        bytes = opened.slice(0, opened.capacity());
    }

    /** Sends what lies in the window. */
    void drain() {
        MessageWindow open = window;
        if (open == null || open.getInt(FILLED) <= FIRST) {
            return;
        }
        int end = open.getInt(FILLED);
        open.putInt(FILLED, FIRST);
        for (int at = FIRST; at < end; ) {
            int fields = open.getInt(at + 2 * Integer.BYTES);
            int content = open.getInt(at + 3 * Integer.BYTES);
            HttpExchange exchange = exchanges.apply(open.getInt(at));
            // A client that has gone needs no answer.
            if (exchange != null) {
                exchange.respond(
                        open.getInt(at + Integer.BYTES),
                        bytes.slice(at + HEAD, fields),
                        bytes.slice(at + HEAD + fields, content));
            }
            at = (at + HEAD + fields + content + Integer.BYTES - 1) & -Integer.BYTES;
        }
    }
}
