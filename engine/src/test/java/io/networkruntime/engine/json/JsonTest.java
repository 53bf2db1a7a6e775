package io.networkruntime.engine.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class JsonTest {
    @Test
    void jsonWithCommentsIsRead() {
        Map<String, @Nullable Object> b = new LinkedHashMap<>();
        b.put("c", null);
        b.put("d", true);
        assertThat(
                        JsonReader.readObject(
                                "\ufeff{ /* a */ \"a\": [1, -2.5e1, \"\\u00e9\\n\",], // b\n \"b\": {\"c\": null, \"d\": true,}, }"))
                .isEqualTo(Map.of("a", List.of(1.0, -25.0, "é\n"), "b", b));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\": 1,} | 8",
                "{\"a\": /* */ 1} | 6",
                "[1, 2 | 5",
                "{\"a\": x} | 6",
                "[1] 2 | 4",
                "[1]] | 3",
                "[] x | 3",
                "'' | 0"
            })
    void strictJsonIsFoundWrongAtItsPlace(String text, int offset) {
        assertThat(JsonReader.errorOffset(text)).isEqualTo(offset);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"[NaN]", "[Infinity]", "[0x10]", "[1d]", "[01]", "['a']", "{a: 1}", "[1,,2]", "[1 2]", "{\"a\"}"
            })
    void whatIsNoJsonIsRefusedEvenWhereJavaWouldTakeIt(String text) {
        assertThatThrownBy(() -> JsonReader.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at line 1, column");
    }

    @Test
    void aTextWithoutEndIsToldWithoutTheReadersOwnAffairs() {
        assertThatThrownBy(() -> JsonReader.read("[1,\n 2"))
                .hasMessageStartingWith("Unexpected end-of-input: expected close marker for Array at line 2");
    }

    @Test
    void endlessNestingIsRefused() {
        assertThatThrownBy(() -> JsonReader.read("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void whatIsWrittenIsReadAgain() {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        members.put("a\"b", "line\nfeed \\ \u0001 \ud800 é 🚀");
        members.put("list", new ArrayList<>(List.of(1.0, 2.5, true, List.of(), Map.of())));
        members.put("nothing", null);
        assertThat(JsonReader.read(JsonWriter.write(members))).isEqualTo(members);
    }

    @Test
    void onlyAsciiIsWrittenAndNoNumberThatJsonDoesNotKnow() {
        assertThat(JsonWriter.write(List.of("é\u007f\t", Double.NaN, 7L))).isEqualTo("[\"\\u00e9\\u007f\\t\",null,7]");
    }
}
