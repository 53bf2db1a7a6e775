package io.networkruntime.protocol;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import io.networkruntime.wire.Deliver;
import io.networkruntime.wire.Ended;
import io.networkruntime.wire.Flow;
import io.networkruntime.wire.Usage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Frames that no honest agent writes, made with protobuf's own tools, and what is said of each. */
class BadFrameTest {
    private interface Writing {
        void to(CodedOutputStream out) throws IOException;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("frames")
    void isNamed(String problem, byte[] frame) {
        assertThat(WireCodec.decodeFromAgent(frame)).isInstanceOfSatisfying(Decoded.Bad.class, bad -> {
            assertThat(bad.frame().problem()).isEqualTo(problem);
            assertThat(bad.frame().head()).isEqualTo(Arrays.copyOf(frame, Math.min(64, frame.length)));
        });
    }

    static Stream<Arguments> frames() throws IOException {
        var payload = io.networkruntime.wire.Payload.newBuilder().setJson(ByteString.copyFromUtf8("1"));
        var deliver = Deliver.newBuilder().setEvent("e").setPayload(payload);
        var envelope = io.networkruntime.wire.FromAgent.newBuilder();
        byte[] good = envelope.setEmitted(deliver).build().toByteArray();
        return Stream.of(
                Arguments.of("an empty frame", new byte[0]),
                Arguments.of("holds no known message", bytes(out -> out.writeString(99, "future"))),
                Arguments.of("holds two messages", twice(good)),
                Arguments.of(
                        "Deliver.event has 257 bytes, at most 256",
                        envelope.setEmitted(deliver.clone().setEvent("n".repeat(257)))
                                .build()
                                .toByteArray()),
                Arguments.of(
                        "Deliver.payload is missing",
                        envelope.setEmitted(Deliver.newBuilder().setEvent("e"))
                                .build()
                                .toByteArray()),
                Arguments.of(
                        "Payload needs exactly one format",
                        envelope.setEmitted(deliver.clone().setPayload(io.networkruntime.wire.Payload.newBuilder()))
                                .build()
                                .toByteArray()),
                Arguments.of("Answer needs exactly one outcome", member(5, body -> body.writeUInt64(2, 7))),
                Arguments.of("Deliver.isolate comes twice", member(6, body -> {
                    body.writeUInt32(1, 1);
                    body.writeUInt32(1, 2);
                })),
                Arguments.of("Deliver.isolate is 18446744073709551615, at most 2147483647", member(6, body -> {
                    body.writeInt64(1, -1);
                })),
                Arguments.of(
                        "Deliver.isolate is 2147483648, at most 2147483647",
                        member(6, body -> body.writeUInt64(1, 1L << 31))),
                Arguments.of("Call.call is 9223372036854775808, at most 9223372036854775807", member(9, body -> {
                    body.writeUInt64(2, Long.MIN_VALUE);
                })),
                Arguments.of("Deliver.event has wire type 0, not 2", member(6, body -> body.writeUInt32(2, 1))),
                Arguments.of("has text that is not UTF-8", member(6, body -> {
                    body.writeByteArray(2, "caf\u00e9".getBytes(ISO_8859_1));
                })),
                Arguments.of("has text that is not UTF-8", member(6, body -> {
                    body.writeByteArray(2, new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80}); // a lone surrogate
                })),
                Arguments.of(
                        "Ended.reason is missing",
                        envelope.setEnded(Ended.newBuilder().setUsage(Usage.newBuilder()))
                                .build()
                                .toByteArray()),
                Arguments.of(
                        "Ended.reason is 14, at most 13",
                        envelope.setEnded(Ended.newBuilder().setReasonValue(14))
                                .build()
                                .toByteArray()),
                Arguments.of(
                        "Flow.messages is 18446744073709551615, at most 2147483647",
                        member(12, body -> body.writeInt32(2, -1))),
                Arguments.of(
                        "Flow.bytes is 18446744073709551615, at most 9223372036854775807",
                        envelope.setConsumed(Flow.newBuilder().setBytes(-1))
                                .build()
                                .toByteArray()),
                Arguments.of("CreateFailed.message has 16385 bytes, at most 16384", member(4, body -> {
                    body.writeString(2, "m".repeat(16385));
                })),
                Arguments.of(
                        "StreamData.bytes has 16777217 bytes, at most 16777216",
                        member(15, body -> body.writeByteArray(3, new byte[16777217]))),
                Arguments.of("claims more bytes than it has", new byte[] {(6 << 3) | 2, 100, 8, 1}),
                Arguments.of("claims more bytes than it has", member(6, body -> {
                    body.writeTag(2, 2); // a name of 100 MB
                    body.writeUInt32NoTag(100_000_000);
                })),
                Arguments.of("ends inside a number", new byte[] {(byte) 0x80}),
                Arguments.of("has a field with no valid number", new byte[] {2, 0}),
                Arguments.of("has a number of more than 64 bits", bytes(out -> {
                    for (int i = 0; i < 11; i++) {
                        out.writeRawByte(0xFF);
                    }
                })),
                Arguments.of("has a field of wire type 3", member(9, body -> body.writeRawBytes(deepGroups(100_000)))));
    }

    @Test
    void deeplyNestedMessagesDoNotOverflowTheStack() {
        var nested = ByteString.EMPTY;
        for (int depth = 0; depth < 3_000; depth++) {
            var out = new ByteArrayOutputStream();
            try {
                CodedOutputStream coded = CodedOutputStream.newInstance(out);
                coded.writeBytes(6, nested);
                coded.flush();
            } catch (IOException e) {
                throw new AssertionError(e);
            }
            nested = ByteString.copyFrom(out.toByteArray());
        }
        assertThat(WireCodec.decodeFromAgent(nested.toByteArray())).isInstanceOf(Decoded.Bad.class);
    }

    @Test
    void anUnknownFieldIsPassedOver() throws IOException {
        byte[] bytes = member(9, body -> {
            body.writeUInt32(1, 4);
            body.writeString(77, "of a later version");
            body.writeFixed32(78, 1);
            body.writeFixed64(79, 1);
            body.writeUInt64(2, 5);
        });
        assertThat(WireCodec.decodeFromAgent(bytes))
                .isEqualTo(new Decoded.Ok<>(new FromAgent.Cancelled(new IsolateId(4), new CallId(5))));
    }

    @Test
    void aBadFrameIsPrintedAsOneEscapedLine() {
        var frame = new BadFrame("no frame", "\u001b[2J\n\"ok\"".getBytes(ISO_8859_1));
        assertThat(frame).hasToString("no frame [1b 5b 32 4a 0a 22 6f 6b 22] \".[2J.\"ok\"\"");
    }

    private static byte[] member(int number, Writing body) throws IOException {
        return bytes(out -> out.writeByteArray(number, bytes(body)));
    }

    private static byte[] bytes(Writing writing) throws IOException {
        var bytes = new ByteArrayOutputStream();
        CodedOutputStream out = CodedOutputStream.newInstance(bytes);
        writing.to(out);
        out.flush();
        return bytes.toByteArray();
    }

    private static byte[] twice(byte[] bytes) {
        byte[] both = Arrays.copyOf(bytes, 2 * bytes.length);
        System.arraycopy(bytes, 0, both, bytes.length, bytes.length);
        return both;
    }

    private static byte[] deepGroups(int depth) {
        var groups = new byte[depth];
        Arrays.fill(groups, (byte) ((15 << 3) | 3));
        return groups;
    }
}
