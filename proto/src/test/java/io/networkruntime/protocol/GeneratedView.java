package io.networkruntime.protocol;

import com.google.protobuf.ByteString;
import com.google.protobuf.Descriptors.EnumValueDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import java.lang.reflect.RecordComponent;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A message as a map of names to plain values, made by reflection on either side: on our records through their components,
 * on generated messages through their descriptors. What the codec does has no part in it.
 */
final class GeneratedView {
    private GeneratedView() {}

    /** Of an envelope: its one member's name and fields. */
    static Map<String, Object> of(Message envelope) {
        var entry = envelope.getAllFields().entrySet().iterator().next();
        var view = fields((Message) entry.getValue());
        view.put("(type)", entry.getKey().getName().replace("_", ""));
        return view;
    }

    private static Map<String, Object> fields(Message message) {
        var view = new TreeMap<String, Object>();
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            if (!field.hasPresence() || message.hasField(field)) {
                view.put(field.getName().replace("_", ""), plain(message.getField(field)));
            }
        }
        return view;
    }

    private static Object plain(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case ByteString bytes -> bytes.toStringUtf8() + bytes.hashCode();
            case EnumValueDescriptor constant -> constant.getName();
            case Message inner -> fields(inner);
            default -> value;
        };
    }

    /** Of a record of ours. */
    static Map<String, Object> of(Record message) {
        var view = components(message);
        view.put("(type)", message.getClass().getSimpleName().toLowerCase(Locale.ROOT));
        return view;
    }

    static Map<String, Object> of(ToAgent message) {
        return of((Record) message);
    }

    static Map<String, Object> of(FromAgent message) {
        return of((Record) message);
    }

    private static Map<String, Object> components(Record record) {
        var view = new TreeMap<String, Object>();
        for (RecordComponent component : record.getClass().getRecordComponents()) {
            Object value = valueOf(record, component);
            if (value instanceof Outcome.Value(var payload)) {
                view.put("value", plainOf(payload));
            } else if (value instanceof Outcome.Failure(var error)) {
                view.put("failure", plainOf(error));
            } else if (value != null) {
                view.put(component.getName().toLowerCase(Locale.ROOT), plainOf(value));
            }
        }
        return view;
    }

    private static Object plainOf(Object value) {
        return switch (value) {
            case Integer number -> number.longValue();
            case byte[] bytes -> plain(ByteString.copyFrom(bytes));
            case IsolateId(int id) -> (long) id;
            case CallId(long id) -> id;
            case StreamId(long id) -> id;
            case Payload(var format, var bytes) ->
                new TreeMap<>(Map.of(format.name().toLowerCase(Locale.ROOT), plainOf(bytes)));
            case Enum<?> constant -> prefixOf(constant) + constant.name();
            case Record inner -> components(inner);
            default -> value;
        };
    }

    /** END_REASON_ of EndReason, as protobuf's style has it. */
    private static String prefixOf(Enum<?> constant) {
        String type = constant.getDeclaringClass().getSimpleName();
        return type.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT) + "_";
    }

    private static @Nullable Object valueOf(Record record, RecordComponent component) {
        try {
            return component.getAccessor().invoke(record);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("no accessor of " + component, e);
        }
    }
}
