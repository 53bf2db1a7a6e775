package io.networkruntime.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWriterTest {
    private static final IsolateId ISOLATE = new IsolateId(3);

    private final FrameWriter<ToAgent> writer = FrameWriter.toAgent();

    @Test
    void whatIsWrittenPieceByPieceArrivesInOrder() {
        var sent = new ArrayList<ToAgent>();
        var received = new ArrayList<ToAgent>();
        var reader = FrameReader.toAgent();
        for (int i = 0; i < 5_000; i++) {
            var message = deliver("event" + i, i % 97 == 0 ? 40_000 : i % 50);
            sent.add(message);
            writer.append(message);
            int progress = Math.min(writer.buffered(), 700);
            ByteBuffer piece = writer.bytes();
            assertThat(piece.remaining()).isEqualTo(writer.buffered());
            reader.feed(piece.limit(piece.position() + progress), received::add);
            writer.written(progress);
        }
        reader.feed(writer.bytes(), received::add);
        writer.written(writer.buffered());
        assertThat(received).isEqualTo(sent);
    }

    @Test
    void aMessageThatIsTooLargeIsNamedAndLeavesTheBufferAlone() {
        int before = writer.append(new ToAgent.Ping(1));
        assertTooLarge(deliver("n".repeat(257), 1), "Deliver.event takes 257 bytes, allowed are 256");
        assertTooLarge(deliver("\u20ac".repeat(86), 1), "Deliver.event takes 258 bytes, allowed are 256");
        assertTooLarge(
                deliver("event", WireLimits.MAX_PAYLOAD_BYTES + 1),
                "Payload.clone takes 16777217 bytes, allowed are 16777216");
        assertTooLarge(
                new ToAgent.Respond(
                        ISOLATE, new CallId(1), new Outcome.Failure(GuestError.of("Error", "m".repeat(20_000)))),
                "GuestError.message takes 20000 bytes, allowed are 16384");
        assertThat(writer.buffered()).isEqualTo(before);
        assertThat(writer.append(deliver("n".repeat(256), WireLimits.MAX_PAYLOAD_BYTES)))
                .isEqualTo(writer.buffered() - before);
    }

    private void assertTooLarge(ToAgent message, String words) {
        assertThatExceptionOfType(MessageTooLargeException.class)
                .isThrownBy(() -> writer.append(message))
                .withMessage(words);
    }

    @Test
    void theBufferShrinksAfterAHugeMessage() throws IOException {
        writer.append(deliver("huge", 10 << 20));
        assertThat(writer.bytes().capacity()).isGreaterThan(10 << 20);
        writer.writeTo((_, _, _) -> {});
        assertThat(writer.buffered()).isZero();
        assertThat(writer.bytes().capacity()).isLessThan(100_000);
    }

    @Test
    void aLargePayloadGoesOutInItsPlaceWithoutBeingCopied() throws IOException {
        var messages = List.<ToAgent>of(
                deliver("small", 10),
                deliver("large", 200_000),
                new ToAgent.Respond(
                        ISOLATE,
                        new CallId(7),
                        new Outcome.Value(new Payload(
                                Payload.Format.JSON, "9".repeat(70_000).getBytes(UTF_8)))),
                deliver("", 65_536),
                new ToAgent.Ping(3));
        var direct = new ByteArrayOutputStream();
        for (ToAgent message : messages) {
            writer.append(message, direct::write);
            assertThat(writer.bytes().capacity()).isLessThan(20_000);
        }
        assertThat(writer.buffered()).isPositive();
        writer.writeTo(direct::write);
        var copied = new ByteArrayOutputStream();
        messages.forEach(writer::append);
        writer.writeTo(copied::write);
        assertThat(direct.toByteArray()).isEqualTo(copied.toByteArray());
    }

    @Test
    void aFailedWriteKeepsTheBytes() {
        int bytes = writer.append(new ToAgent.Stop());
        var broken = new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
            }
        };
        assertThatExceptionOfType(IOException.class).isThrownBy(() -> writer.writeTo(broken::write));
        assertThat(writer.buffered()).isEqualTo(bytes);
    }

    @Test
    void aLoneSurrogateArrivesAsReplacementCharacter() throws IOException {
        writer.append(deliver("a\uD800b\uDC00\uD83D\uDE00\u0000", 0));
        var out = new ByteArrayOutputStream();
        writer.writeTo(out::write);
        var received = new ArrayList<ToAgent>();
        FrameReader.toAgent().feed(ByteBuffer.wrap(out.toByteArray()), received::add);
        assertThat(received).isEqualTo(List.of(deliver("a\uFFFDb\uFFFD\uD83D\uDE00\u0000", 0)));
    }

    @Test
    void clippedTextFitsAndKeepsPairsWhole() {
        assertThat(WireText.clip("short", 5)).isEqualTo("short");
        assertThat(WireText.clip("longer", 5)).isEqualTo("lo…");
        assertThat(WireText.clip("\uD83D\uDE00\uD83D\uDE00", 7)).isEqualTo("\uD83D\uDE00…");
        assertThat(WireText.clip("\uD83D\uDE00\uD83D\uDE00", 6)).isEqualTo("…");
        String clipped =
                GuestError.clipped("Error", "\u20ac".repeat(100_000), "").message();
        assertThat(WireText.length(clipped))
                .isBetween(WireLimits.MAX_ERROR_TEXT_BYTES - 3, WireLimits.MAX_ERROR_TEXT_BYTES);
    }

    private static ToAgent.Deliver deliver(String event, int payloadBytes) {
        return new ToAgent.Deliver(ISOLATE, event, new Payload(Payload.Format.CLONE, new byte[payloadBytes]));
    }
}
