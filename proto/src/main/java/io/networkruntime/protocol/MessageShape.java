package io.networkruntime.protocol;

import static io.networkruntime.protocol.FieldShape.bytes;
import static io.networkruntime.protocol.FieldShape.choice;
import static io.networkruntime.protocol.FieldShape.flag;
import static io.networkruntime.protocol.FieldShape.message;
import static io.networkruntime.protocol.FieldShape.text;
import static io.networkruntime.protocol.FieldShape.uint32;
import static io.networkruntime.protocol.FieldShape.uint64;
import static io.networkruntime.protocol.WireLimits.MAX_CODE_BYTES;
import static io.networkruntime.protocol.WireLimits.MAX_CONSOLE_TEXT_BYTES;
import static io.networkruntime.protocol.WireLimits.MAX_DEBUG_TEXT_BYTES;
import static io.networkruntime.protocol.WireLimits.MAX_ERROR_TEXT_BYTES;
import static io.networkruntime.protocol.WireLimits.MAX_FILENAME_BYTES;
import static io.networkruntime.protocol.WireLimits.MAX_NAME_BYTES;

import io.networkruntime.protocol.FieldShape.Kind;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message of {@code agent.proto}: its fields, numbered from 1 in the order given. */
final class MessageShape {
    private static final FieldShape ISOLATE = uint32("isolate");
    private static final FieldShape CALL = uint64("call");
    private static final FieldShape STREAM = uint64("stream");
    private static final FieldShape PAYLOAD_FIELD = message("payload", Kind.PAYLOAD);
    private static final FieldShape USAGE_FIELD = message("usage", Kind.USAGE);
    private static final FieldShape ERROR_FIELD = message("error", Kind.ERROR);
    private static final FieldShape SOURCE_MAP = text("source_map", MAX_CODE_BYTES);
    private static final FieldShape TOKEN = new FieldShape("token", Kind.BITS, 0);

    static final MessageShape CONFIGURE = of("Configure", uint32("protocol_version"), TOKEN);
    static final MessageShape HELLO =
            of("Hello", uint32("protocol_version"), TOKEN, uint64("pid"), text("engine", MAX_NAME_BYTES));
    static final MessageShape PING = of("Ping", uint64("sequence"));
    static final MessageShape STOP = of("Stop");
    static final MessageShape CREATE_ISOLATE = of("CreateIsolate", ISOLATE, message("spec", Kind.SPEC));
    static final MessageShape CREATED = of("Created", ISOLATE, uint64("thread_id"));
    static final MessageShape CREATE_FAILED = of("CreateFailed", ISOLATE, text("message", MAX_ERROR_TEXT_BYTES));
    static final MessageShape DESTROY =
            of("Destroy", ISOLATE, choice("reason", EndReason.values()), uint64("grace_nanos"));
    static final MessageShape ENDED = of(
            "Ended", ISOLATE, choice("reason", EndReason.values()), uint64("limit"), uint64("measured"), USAGE_FIELD);
    static final MessageShape MEASURED = of("Measured", ISOLATE, USAGE_FIELD);
    static final MessageShape EXECUTE = of(
            "Execute", ISOLATE, CALL, text("code", MAX_CODE_BYTES), text("filename", MAX_FILENAME_BYTES), SOURCE_MAP);
    static final MessageShape DEFINE_MODULE = of(
            "DefineModule",
            ISOLATE,
            text("name", MAX_FILENAME_BYTES),
            text("text", MAX_CODE_BYTES),
            text("javascript", MAX_CODE_BYTES),
            SOURCE_MAP);
    static final MessageShape EXECUTE_MODULE = of("ExecuteModule", ISOLATE, CALL, text("name", MAX_FILENAME_BYTES));
    static final MessageShape DELIVER = of("Deliver", ISOLATE, text("event", MAX_NAME_BYTES), PAYLOAD_FIELD);
    static final MessageShape REQUEST = of("Request", ISOLATE, CALL, text("method", MAX_NAME_BYTES), PAYLOAD_FIELD);
    static final MessageShape ANSWER =
            of("Answer", ISOLATE, CALL, message("value", Kind.PAYLOAD), message("failure", Kind.ERROR));
    static final MessageShape CALL_NAME = of("Call", ISOLATE, CALL);
    static final MessageShape FAULTED = of("Faulted", ISOLATE, choice("source", ErrorSource.values()), ERROR_FIELD);
    static final MessageShape PRINTED =
            of("Printed", ISOLATE, text("level", MAX_NAME_BYTES), text("text", MAX_CONSOLE_TEXT_BYTES));
    static final MessageShape FLOW = of("Flow", ISOLATE, uint32("messages"), uint64("bytes"));
    static final MessageShape STREAM_DATA = of("StreamData", ISOLATE, STREAM, bytes("bytes"));
    static final MessageShape STREAM_END = of("StreamEnd", ISOLATE, STREAM, ERROR_FIELD);
    static final MessageShape STREAM_PULL = of("StreamPull", ISOLATE, STREAM, uint64("bytes"));
    static final MessageShape PROBE = of("Probe", ISOLATE);
    static final MessageShape STREAM_CANCEL = of("StreamCancel", ISOLATE, STREAM, message("reason", Kind.ERROR));

    static final MessageShape DEBUGGER = of("Debugger", ISOLATE, uint32("debugger"));
    static final MessageShape DEBUG_TEXT =
            of("DebugText", ISOLATE, uint32("debugger"), text("text", MAX_DEBUG_TEXT_BYTES), flag("more"));

    static final MessageShape ISOLATE_SPEC = of(
            "IsolateSpec",
            uint64("turn_cpu_nanos"),
            uint64("life_cpu_nanos"),
            uint64("turn_wall_nanos"),
            uint64("memory_bytes"),
            choice("console", IsolateSpec.ConsoleMode.values()),
            text("location", MAX_FILENAME_BYTES),
            choice("inspection", IsolateSpec.Inspection.values()));
    static final MessageShape USAGE =
            of("Usage", uint64("cpu_nanos"), uint64("wall_nanos"), uint64("heap_bytes"), uint64("external_bytes"));
    static final MessageShape GUEST_ERROR = of(
            "GuestError",
            text("name", MAX_ERROR_TEXT_BYTES),
            text("message", MAX_ERROR_TEXT_BYTES),
            text("stack", MAX_ERROR_TEXT_BYTES));
    static final MessageShape PAYLOAD = of("Payload", bytes("json"), bytes("clone"));

    /** The most fields that a message has. */
    static final int MAX_FIELDS = 7;

    private final String name;
    private final List<FieldShape> fields;

    private MessageShape(String name, FieldShape... fields) {
        this.name = name;
        this.fields = List.of(fields);
    }

    private static MessageShape of(String name, FieldShape... fields) {
        return new MessageShape(name, fields);
    }

    String name() {
        return name;
    }

    /** The field with this number, or null if this version knows none. */
    @Nullable
    FieldShape known(int number) {
        return number >= 1 && number <= fields.size() ? fields.get(number - 1) : null;
    }

    FieldShape field(int number) {
        return fields.get(number - 1);
    }

    /** How messages to people name the field. */
    String path(int number) {
        return name + "." + fields.get(number - 1).name();
    }
}
