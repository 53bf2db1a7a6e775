package io.networkruntime.engine.json;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON texts as plain Java values: objects as ordered maps, in which the last of two members of one name counts, arrays as
 * lists, numbers as doubles.
 */
public final class JsonReader {
    private static final JsonFactory STRICT = JsonFactory.builder()
            .streamReadConstraints(
                    constraints().maxNestingDepth(Integer.MAX_VALUE).build())
            .build();

    /** JSONC: with comments and trailing commas. */
    private static final JsonFactory LENIENT = JsonFactory.builder()
            .streamReadConstraints(constraints().maxNestingDepth(200).build())
            .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA)
            .build();

    private JsonReader() {}

    /**
     * Reads a text that may have comments and trailing commas, as configuration files do.
     *
     * @throws IllegalArgumentException naming the line and column of what is wrong
     */
    public static @Nullable Object read(String text) {
        try {
            return readRoot(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (JacksonException wrong) {
            throw described(wrong);
        }
    }

    /** Reads such a text whose root is an object; any other root is an empty one. */
    public static Map<String, @Nullable Object> readObject(String text) {
        return object(read(text));
    }

    /** Where a text stops being JSON without comments and trailing commas; its end when it is JSON. */
    public static int errorOffset(String text) {
        try (JsonParser parser = STRICT.createParser(text)) {
            parser.nextToken();
            parser.skipChildren();
            boolean whole = parser.currentToken() != null && parser.nextToken() == null;
            return whole ? text.length() : offset(parser.currentTokenLocation(), text);
        } catch (JacksonException wrong) {
            return offset(wrong.getLocation(), text);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static int offset(JsonLocation location, String text) {
        return Math.clamp(location.getCharOffset(), 0, text.length());
    }

    /** The value as an object; empty when it is none. */
    @SuppressWarnings("unchecked") // the maps that are made here have no other keys
    public static Map<String, @Nullable Object> object(@Nullable Object value) {
        return value instanceof Map<?, ?> map ? (Map<String, @Nullable Object>) map : Map.of();
    }

    /** The value as an array; empty when it is none. */
    @SuppressWarnings("unchecked") // any list is one of objects
    public static List<@Nullable Object> array(@Nullable Object value) {
        return value instanceof List<?> list ? (List<@Nullable Object>) list : List.of();
    }

    /** Source maps hold the texts of whole programs. */
    private static StreamReadConstraints.Builder constraints() {
        return StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE);
    }

    private static @Nullable Object readRoot(String text) throws JacksonException {
        try (JsonParser parser = LENIENT.createParser(text)) {
            if (parser.nextToken() == null) {
                throw new JsonParseException(parser, "Unexpected end-of-input: no value", parser.currentLocation());
            }
            Object root = value(parser);
            if (parser.nextToken() != null) {
                throw new JsonParseException(parser, "Unexpected text after the value", parser.currentTokenLocation());
            }
            return root;
        } catch (JacksonException wrong) {
            throw wrong;
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> members(parser);
            case START_ARRAY -> elements(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDoubleValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalStateException("a value that begins with " + parser.currentToken());
        };
    }

    private static Map<String, @Nullable Object> members(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String name = parser.currentName();
            parser.nextToken();
            members.put(name, value(parser));
        }
        return members;
    }

    private static List<@Nullable Object> elements(JsonParser parser) throws IOException {
        List<@Nullable Object> elements = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(parser));
        }
        return elements;
    }

    private static IllegalArgumentException described(JacksonException wrong) {
        String what = wrong.getOriginalMessage();
        int aside = what.indexOf(" (start marker at ");
        JsonLocation at = wrong.getLocation(); // a text that is too deep has none
        String place = at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
        return new IllegalArgumentException((aside < 0 ? what : what.substring(0, aside)) + place, wrong);
    }
}
