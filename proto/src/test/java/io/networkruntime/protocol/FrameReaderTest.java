package io.networkruntime.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Streams of frames in every cut, and streams that are broken. */
class FrameReaderTest {
    private static final FromAgent PONG = new FromAgent.Pong(7);

    @Provide
    Arbitrary<List<FromAgent>> messages() {
        return Messages.fromAgent().list().ofMaxSize(20);
    }

    @Property(tries = 300)
    void anyChunkingGivesTheSameMessages(@ForAll("messages") List<FromAgent> messages, @ForAll long seed)
            throws IOException {
        byte[] stream = stream(messages);
        var random = new Random(seed);
        var pushed = FrameReader.fromAgent();
        var received = new ArrayList<FromAgent>();
        for (int at = 0; at < stream.length; ) {
            int length = Math.min(stream.length - at, 1 + random.nextInt(1 + random.nextInt(200)));
            ByteBuffer chunk = random.nextBoolean()
                    ? ByteBuffer.wrap(stream, at, length).slice()
                    : ByteBuffer.allocateDirect(length).put(stream, at, length).flip();
            assertThat(pushed.feed(chunk, received::add)).isInstanceOf(Frame.Pending.class);
            assertThat(chunk.hasRemaining()).isFalse();
            at += length;
        }
        assertThat(pushed.end()).isInstanceOf(Frame.End.class);
        assertSame(received, messages);
        assertSame(pull(new Dribble(stream, random)), messages);
    }

    @Property(tries = 300)
    void aBrokenStreamNeverThrowsAndAllBeforeTheBreakArrives(
            @ForAll("messages") List<FromAgent> messages, @ForAll long seed) throws IOException {
        byte[] stream = stream(messages);
        if (stream.length == 0) {
            return;
        }
        var random = new Random(seed);
        int at = random.nextInt(stream.length);
        stream[at] ^= (byte) (1 << random.nextInt(8));
        List<FromAgent> received = pull(new ByteArrayInputStream(stream));
        int untouched = 0;
        for (int end = 0; untouched < messages.size(); untouched++) {
            end += FrameWriter.fromAgent().append(messages.get(untouched));
            if (end > at) {
                break;
            }
        }
        assertThat(received).hasSizeGreaterThanOrEqualTo(untouched);
        assertSame(received.subList(0, untouched), messages.subList(0, untouched));
    }

    @Property(tries = 1000)
    void randomBytesNeverThrow(@ForAll byte[] bytes) throws IOException {
        assertThat(pull(new ByteArrayInputStream(bytes))).isNotNull();
        var reader = FrameReader.toAgent();
        assertThat(reader.feed(ByteBuffer.wrap(bytes), _ -> {})).isNotInstanceOf(Frame.Message.class);
        assertThat(reader.end()).isNotInstanceOf(Frame.Pending.class);
    }

    @Example
    void aBrokenReaderStaysBroken() {
        var reader = FrameReader.fromAgent();
        var received = new ArrayList<FromAgent>();
        byte[] pong = stream(List.of(PONG));
        byte[] bytes = Arrays.copyOf(pong, pong.length + 5); // an empty frame follows
        Frame<FromAgent> bad = reader.feed(ByteBuffer.wrap(bytes), received::add);
        assertThat(received).containsExactly(PONG);
        assertThat(bad).isEqualTo(new Frame.Bad<>(new BadFrame("an empty frame", new byte[5])));
        assertThat(reader.feed(ByteBuffer.wrap(pong), received::add)).isSameAs(bad);
        assertThat(reader.next()).isSameAs(bad);
        assertThat(reader.end()).isSameAs(bad);
        assertThat(received).hasSize(1);
    }

    @Example
    void aMillionEmptyFramesAreRefusedAtTheFirst() {
        var reader = FrameReader.fromAgent();
        assertThat(reader.feed(ByteBuffer.wrap(new byte[1_000_000]), _ -> {})).isInstanceOf(Frame.Bad.class);
    }

    @Example
    void aHugeLengthIsRefusedUnseen() {
        assertRefused("a frame of 16842753 bytes, allowed are 16842752", 0x81, 0x80, 0x84, 0x08);
        assertRefused("a frame of 268435455 bytes, allowed are 16842752", 0xFF, 0xFF, 0xFF, 0x7F);
        assertRefused("a length prefix of more than 4 bytes", 0xFF, 0xFF, 0xFF, 0xFF, 0x07);
        assertRefused("a length prefix of more than 4 bytes", 255, 255, 255, 255, 255, 255, 255, 255, 255, 1);
    }

    private static void assertRefused(String problem, int... bytes) {
        var given = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            given[i] = (byte) bytes[i];
        }
        assertThat(FrameReader.fromAgent().feed(ByteBuffer.wrap(given), _ -> {}))
                .isEqualTo(new Frame.Bad<>(new BadFrame(problem, given)));
    }

    @Example
    void aClaimedLengthAllocatesNothing() throws IOException {
        var readers = new ArrayList<FrameReader<FromAgent>>();
        long limit = Runtime.getRuntime().maxMemory();
        byte[] claim = {(byte) 0x80, (byte) 0x80, (byte) 0x84, 0x08, 0x32}; // the largest frame allowed
        for (long claimed = 0; claimed < 8 * limit; claimed += WireLimits.MAX_FRAME_BYTES) {
            var reader = FrameReader.fromAgent();
            assertThat(reader.feed(ByteBuffer.wrap(claim), _ -> {})).isInstanceOf(Frame.Pending.class);
            readers.add(reader);
        }
        assertThat(readers).allMatch(FrameReader::isMidFrame);
    }

    @Example
    void aPipeThatEndsInsideAFrameIsTruncated() throws IOException {
        byte[] bytes = stream(List.of(PONG, new FromAgent.Emitted(new IsolateId(1), "event", Payload.json("[1,2]"))));
        var reader = FrameReader.fromAgent();
        var in = new ByteArrayInputStream(bytes, 0, bytes.length - 3);
        assertThat(reader.read(in)).isEqualTo(new Frame.Message<>(PONG));
        assertThat(reader.read(in))
                .isInstanceOfSatisfying(
                        Frame.Truncated.class,
                        truncated -> assertThat(truncated.frame())
                                .asString()
                                .startsWith("the pipe ended 18 bytes into a frame of 21 bytes [14 32 "));
        assertThat(reader.read(in)).isInstanceOf(Frame.Truncated.class);
    }

    @Example
    void theLargestMessageArrivesInSmallPieces() throws IOException {
        var large = new FromAgent.Emitted(
                new IsolateId(1), "large", new Payload(Payload.Format.CLONE, new byte[WireLimits.MAX_PAYLOAD_BYTES]));
        byte[] bytes = stream(List.of(large, PONG));
        var reader = FrameReader.fromAgent();
        var received = new ArrayList<FromAgent>();
        for (int at = 0; at < bytes.length; at += 65536) {
            reader.feed(ByteBuffer.wrap(bytes, at, Math.min(65536, bytes.length - at)), received::add);
        }
        assertThat(received).containsExactly(large, PONG);
        assertThat(pull(new ByteArrayInputStream(bytes))).containsExactly(large, PONG);
    }

    @Example
    void aThrowingConsumerLosesNoOtherMessage() {
        byte[] bytes = stream(List.of(PONG, new FromAgent.Pong(8), new FromAgent.Pong(9)));
        var reader = FrameReader.fromAgent();
        assertThatThrownBy(() -> reader.feed(ByteBuffer.wrap(bytes), message -> {
                    throw new IllegalStateException(message.toString());
                }))
                .hasMessage(PONG.toString());
        var received = new ArrayList<FromAgent>();
        reader.feed(ByteBuffer.allocate(0), received::add);
        assertThat(received).containsExactly(new FromAgent.Pong(8), new FromAgent.Pong(9));
    }

    private static byte[] stream(List<FromAgent> messages) {
        var writer = FrameWriter.fromAgent();
        messages.forEach(writer::append);
        var bytes = new byte[writer.buffered()];
        writer.bytes().get(bytes);
        return bytes;
    }

    private static List<FromAgent> pull(InputStream in) throws IOException {
        var reader = FrameReader.fromAgent();
        var received = new ArrayList<FromAgent>();
        Frame<FromAgent> frame = reader.read(in);
        while (frame instanceof Frame.Message<FromAgent>(var message)) {
            received.add(message);
            frame = reader.read(in);
        }
        assertThat(frame).isNotInstanceOf(Frame.Pending.class);
        assertThat(reader.read(in)).isSameAs(frame);
        return received;
    }

    private static void assertSame(List<FromAgent> received, List<FromAgent> expected) {
        assertThat(received)
                .usingRecursiveFieldByFieldElementComparator()
                .hasSize(expected.size())
                .isEqualTo(expected);
    }

    /** A stream that gives as many bytes at a time as a slow pipe does. */
    private static final class Dribble extends ByteArrayInputStream {
        private final Random random;

        Dribble(byte[] bytes, Random random) {
            super(bytes);
            this.random = random;
        }

        @Override
        public synchronized int read(byte[] target, int at, int length) {
            return super.read(target, at, Math.min(length, 1 + random.nextInt(50)));
        }
    }
}
