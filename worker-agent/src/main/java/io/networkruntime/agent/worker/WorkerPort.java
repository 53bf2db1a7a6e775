package io.networkruntime.agent.worker;

import com.caoccao.javet.exceptions.JavetException;
import io.networkruntime.engine.isolate.BundleMail;
import io.networkruntime.engine.isolate.Entry;
import io.networkruntime.engine.isolate.JsIsolate;
import io.networkruntime.engine.module.WorkerScript;
import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import io.networkruntime.protocol.CallId;
import io.networkruntime.protocol.ErrorSource;
import io.networkruntime.protocol.FromAgent;
import io.networkruntime.protocol.GuestError;
import io.networkruntime.protocol.IsolateId;
import io.networkruntime.protocol.Outcome;
import io.networkruntime.protocol.Payload;
import io.networkruntime.protocol.ToAgent;
import io.networkruntime.protocol.WireLimits;
import io.networkruntime.protocol.WireText;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Takes messages across between the wire's words and the bundle's: a kind, a number, a name, a value.
 *
 * <p>Confined to the isolate's thread. The kinds stand in {@code worker/kinds.js} too.
 */
final class WorkerPort {
    /** Kinds towards the bundle. */
    private static final int TO_EVENT = 0;

    private static final int TO_REQUEST = 1;
    private static final int TO_ANSWER = 2;

    private @Nullable BundleMail mail;
    private @Nullable Entry refused;
    private @Nullable Entry execute;
    private @Nullable StreamPort streams;
    private @Nullable GuestScripts scripts;
    private WasmMemory wasmMemory = (_, _) -> false;
    private @Nullable IsolateId isolate;
    private @Nullable Consumer<FromAgent> out;

    WorkerPort(OpTable ops) {
        ops.sync("post", _ -> posted(windowPayload()));
        ops.sync("postText", a -> posted(textPayload(a.string(0))));
        ops.sync("postBytes", a -> posted(new Payload(Payload.Format.CLONE, a.bytes(0))));
        ops.sync("postError", this::postedError);
        StreamPort.register(ops, this::id, this::sent);
        ops.sync("wasmMemory", a -> wasmMemory.note((long) a.number(0), a.bool(1)));
        ops.sync("print", a -> sent(new FromAgent.Printed(id(), a.string(0), consoleText(a.string(1)))));
    }

    private static String consoleText(String text) {
        return WireText.clip(text, WireLimits.MAX_CONSOLE_TEXT_BYTES);
    }

    /** Who hears how many bytes the WebAssembly memories hold together, and says whether they are to be counted anew. */
    interface WasmMemory {
        boolean note(long bytes, boolean exact);
    }

    void onWasmMemory(WasmMemory listener) {
        wasmMemory = listener;
    }

    void bind(JsIsolate js, GuestScripts guestScripts) throws JavetException {
        scripts = guestScripts;
        mail = new BundleMail(js);
        refused = js.entry("refused");
        execute = js.entry("execute");
        streams = new StreamPort(js.entry("stream"));
    }

    /** From now on the bundle's messages are those of this isolate. */
    void open(IsolateId id, Consumer<FromAgent> sender) {
        isolate = id;
        out = sender;
    }

    void execute(ToAgent.Execute order) {
        CallId call = order.call();
        WorkerScript script = Objects.requireNonNull(scripts).script(order);
        Objects.requireNonNull(execute)
                .call(
                        (double) call.value(),
                        script.text(),
                        script.piece(),
                        script.pieceAt(),
                        script.pieceName(),
                        script.importName());
    }

    void event(String event, Payload payload) {
        receive(TO_EVENT, 0, event, payload);
    }

    void request(CallId call, String method, Payload payload) {
        receive(TO_REQUEST, call.value(), method, payload);
    }

    void stream(ToAgent.ToIsolate word) {
        Objects.requireNonNull(streams).hear(word);
    }

    void answer(CallId call, Outcome outcome) {
        switch (outcome) {
            case Outcome.Value(var payload) -> receive(TO_ANSWER, call.value(), "", payload);
            case Outcome.Failure(var error) ->
                Objects.requireNonNull(refused)
                        .call((double) call.value(), error.name(), error.message(), error.stack());
        }
    }

    private void receive(int kind, long id, String name, Payload payload) {
        Objects.requireNonNull(mail)
                .receive(0, kind, id, name, payload.format() == Payload.Format.JSON, payload.bytes());
    }

    private Payload windowPayload() {
        BundleMail posted = Objects.requireNonNull(mail);
        return new Payload(posted.isJson() ? Payload.Format.JSON : Payload.Format.CLONE, posted.body());
    }

    private static Payload textPayload(String text) {
        byte[] body = text.getBytes(StandardCharsets.UTF_8);
        if (body.length > WireLimits.MAX_PAYLOAD_BYTES) {
            throw new OpException(
                    "QuotaExceededError",
                    "a message of " + body.length + " bytes exceeds the limit of " + WireLimits.MAX_PAYLOAD_BYTES
                            + " bytes");
        }
        return new Payload(Payload.Format.JSON, body);
    }

    private @Nullable Object posted(Payload payload) {
        BundleMail posted = Objects.requireNonNull(mail);
        CallId call = new CallId(posted.id());
        return sent(
                switch (posted.kind()) {
                    case 0 -> new FromAgent.Emitted(id(), posted.name(), payload);
                    case 1 -> new FromAgent.Requested(id(), call, posted.name(), payload);
                    case 2 -> new FromAgent.Responded(id(), call, new Outcome.Value(payload));
                    case 3 -> new FromAgent.Cancelled(id(), call);
                    case 4 -> new FromAgent.Executed(id(), call, new Outcome.Value(payload));
                    default -> throw new IllegalStateException("unknown kind of message");
                });
    }

    private @Nullable Object postedError(OpArguments a) {
        CallId call = new CallId(a.integer(2));
        String source = a.string(3);
        GuestError error = GuestError.clipped(a.string(4), a.string(5), a.string(6));
        switch ((int) a.integer(1)) {
            case 5 -> sent(new FromAgent.Responded(id(), call, new Outcome.Failure(error)));
            case 6 -> {
                // The failure of a script is also an uncaught error of the worker; a result that cannot be sent is not.
                if (source.equals("execute")) {
                    sent(new FromAgent.Faulted(id(), ErrorSource.EXECUTE, error));
                }
                sent(new FromAgent.Executed(id(), call, new Outcome.Failure(error)));
            }
            case 7 -> sent(new FromAgent.Faulted(id(), ErrorSource.valueOf(source.toUpperCase(Locale.ROOT)), error));
            default -> throw new IllegalStateException("unknown kind of error");
        }
        return null;
    }

    private @Nullable Object sent(FromAgent message) {
        Objects.requireNonNull(out).accept(message);
        return null;
    }

    private IsolateId id() {
        return Objects.requireNonNull(isolate);
    }
}
