package io.networkruntime.engine.ops.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.networkruntime.engine.ops.OpCaller;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionOpsTest {
    private static final byte[] TEXT = "the same words, the same words, again".getBytes(StandardCharsets.UTF_8);

    private final OpTable table = new OpTable();
    private OpCaller ops = new OpCaller(table);

    @BeforeEach
    void registerOps() {
        CompressionOps.register(table);
        ops = new OpCaller(table);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "deflate-raw", "gzip"})
    void whatWasCompressedComesBack(String format) {
        byte[] data = new byte[300_000];
        new Random(7).nextBytes(data);
        Arrays.fill(data, 100_000, 250_000, (byte) 3);
        assertThat(run(format, true, run(format, false, data, 10_007), 4_001)).isEqualTo(data);
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "deflate-raw", "gzip"})
    void nothingIsCompressibleToo(String format) {
        assertThat(run(format, true, run(format, false, new byte[0], 1), 1)).isEmpty();
    }

    @Test
    void aGzipStreamIsReadableByOthers() throws IOException {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(run("gzip", false, TEXT, 5)))) {
            assertThat(in.readAllBytes()).isEqualTo(TEXT);
        }
    }

    @Test
    void everyOptionalFieldOfAGzipHeaderIsSkippedHoweverItIsSplit() {
        assertThat(run("gzip", true, gzipWithAllFields(0), 1)).isEqualTo(TEXT);
        assertThat(run("gzip", true, gzipWithAllFields(0), 1_000)).isEqualTo(TEXT);
    }

    @Test
    void aWrongHeaderChecksumIsATypeError() {
        refuses("gzip", gzipWithAllFields(1), "header checksum");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "deflate-raw", "gzip"})
    void dataAfterTheEndIsATypeError(String format) {
        byte[] compressed = run(format, false, TEXT, 100);
        refuses(format, Arrays.copyOf(compressed, compressed.length + 1), "after its end");
    }

    @ParameterizedTest
    @ValueSource(strings = {"deflate", "deflate-raw", "gzip"})
    void aMissingEndIsATypeError(String format) {
        byte[] compressed = run(format, false, TEXT, 100);
        refuses(format, Arrays.copyOf(compressed, compressed.length - 1), "too early");
    }

    @Test
    void aWrongChecksumOrLengthIsATypeError() {
        byte[] compressed = run("gzip", false, TEXT, 100);
        byte[] wrongSum = compressed.clone();
        wrongSum[compressed.length - 8] ^= 1;
        refuses("gzip", wrongSum, "checksum");
        byte[] wrongLength = compressed.clone();
        wrongLength[compressed.length - 1] ^= 1;
        refuses("gzip", wrongLength, "length");
    }

    @Test
    void anUnknownFormatIsATypeError() {
        assertThatThrownBy(() -> ops.call("compression_open", "brotli", true))
                .isInstanceOfSatisfying(
                        OpException.class, e -> assertThat(e.errorName()).isEqualTo("TypeError"))
                .hasMessageContaining("brotli");
    }

    @Test
    void anIsolateCannotHoldAnyNumberOfCodecs() {
        assertThatThrownBy(() -> {
                    for (int i = 0; i < 1_000; i++) {
                        ops.call("compression_open", "gzip", false);
                    }
                })
                .isInstanceOf(OpException.class)
                .hasMessageContaining("256");
    }

    private void refuses(String format, byte[] data, String why) {
        assertThatThrownBy(() -> run(format, true, data, 16))
                .isInstanceOfSatisfying(
                        OpException.class, e -> assertThat(e.errorName()).isEqualTo("TypeError"))
                .hasMessageContaining(why);
    }

    private byte[] run(String format, boolean decompress, byte[] data, int step) {
        int codec = ops.callForInt("compression_open", format, decompress);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            for (int at = 0; at < data.length; at += step) {
                ops.call("compression_offer", codec, Arrays.copyOfRange(data, at, Math.min(at + step, data.length)));
                drain(codec, out);
            }
            ops.call("compression_finish", codec);
            drain(codec, out);
            return out.toByteArray();
        } finally {
            ops.call("compression_close", codec);
        }
    }

    private void drain(int codec, ByteArrayOutputStream out) {
        for (byte[] part = ops.callForBytes("compression_drain", codec);
                part.length > 0;
                part = ops.callForBytes("compression_drain", codec)) {
            out.writeBytes(part);
        }
    }

    private byte[] gzipWithAllFields(int checksumError) {
        byte[] plain = run("gzip", false, TEXT, 100);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {0x1f, (byte) 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 'c', 0});
        CRC32 checksum = new CRC32();
        checksum.update(out.toByteArray());
        out.write((int) checksum.getValue() + checksumError);
        out.write((int) checksum.getValue() >>> 8);
        out.write(plain, 10, plain.length - 10);
        return out.toByteArray();
    }
}
