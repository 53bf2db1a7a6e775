package io.networkruntime.engine.ops.crypto;

import static io.networkruntime.engine.ops.crypto.Hex.bytes;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EcTest {
    // RFC 6979 §A.2.5
    private static final byte[] SCALAR = bytes("c9afa9d845ba75166b5c215767b1d6934e50c3db36e89b127b8a622b120f6721");
    private static final byte[] POINT = bytes("04 60fed4ba255a9d31c961eb74c6356d68c049b8923b61fa6ce669622e60f29fb6"
            + "7903fe1008b8bc99a41ae9e95628bc64f2f1b20c2d7e9f5177a3c294d4462299");
    private static final byte[] SIGNATURE = bytes("efd48b2aacb6a8fd1140dd9cd45e81d69d2c877b56aaf991c34d0ea84eaf3716"
            + "f7cb1c942d657c41d436c7a1b6e29f65f3e900dbb9aff4064dc4ab2f843acda8");
    private static final byte[] SAMPLE = "sample".getBytes(US_ASCII);

    @Test
    void theSignatureOfRfc6979Verifies() throws Exception {
        assertThat(Ecdsa.verify(EcCurve.P_256, Hashes.SHA_256, POINT, SIGNATURE, SAMPLE))
                .isTrue();
        assertThat(Ecdsa.verify(EcCurve.P_256, Hashes.SHA_256, POINT, Arrays.copyOf(SIGNATURE, 63), SAMPLE))
                .isFalse();
        assertThat(Ecdsa.verify(EcCurve.P_256, Hashes.SHA_256, POINT, new byte[64], SAMPLE))
                .isFalse();
        assertThat(Ecdsa.verify(EcCurve.P_256, Hashes.SHA_1, POINT, SIGNATURE, SAMPLE))
                .isFalse();
    }

    @Test
    void aBarePrivateKeyGetsItsPoint() throws Exception {
        byte[] key = EcKeys.importPkcs8(EcCurve.P_256, bare(EcCurve.P_256, SCALAR));
        assertThat(Arrays.copyOfRange(key, 32, key.length)).isEqualTo(POINT);
    }

    @ParameterizedTest
    @EnumSource
    void keysSurviveTheirFormats(EcCurve curve) throws Exception {
        byte[] key = EcKeys.generate(curve);
        byte[] point = Arrays.copyOfRange(key, curve.size(), key.length);
        assertThat(EcKeys.importPkcs8(curve, EcKeys.exportPkcs8(curve, key))).isEqualTo(key);
        assertThat(EcKeys.importPkcs8(curve, bare(curve, Arrays.copyOf(key, curve.size()))))
                .isEqualTo(key);
        assertThat(EcKeys.importSpki(curve, EcKeys.exportSpki(curve, point))).isEqualTo(point);
        assertThat(EcKeys.exportSpki(curve, point))
                .isEqualTo(EcKeys.publicKey(curve, point).getEncoded());
        byte[] compressed = Arrays.copyOf(point, 1 + curve.size());
        compressed[0] = (byte) (2 + (point[point.length - 1] & 1));
        assertThat(EcKeys.importPoint(curve, compressed)).isEqualTo(point);
    }

    @ParameterizedTest
    @EnumSource
    void pointsOffTheCurveAreRefused(EcCurve curve) throws Exception {
        byte[] point = EcKeys.generate(curve);
        byte[] wrong = Arrays.copyOfRange(point, curve.size(), point.length);
        wrong[wrong.length - 1] ^= 1;
        assertThatThrownBy(() -> EcKeys.importPoint(curve, wrong)).isInstanceOf(KeyDataException.class);
        assertThatThrownBy(() -> Ecdh.derive(curve, point, wrong)).isInstanceOf(KeyDataException.class);
        assertThatThrownBy(() -> EcKeys.importPoint(curve, new byte[] {0})).isInstanceOf(KeyDataException.class);
        assertThatThrownBy(() -> EcKeys.importPoint(curve, new byte[curve.pointSize()]))
                .isInstanceOf(KeyDataException.class);
    }

    @Test
    void aPrivateKeyOfAnotherPointOrOutOfRangeIsRefused() throws Exception {
        byte[] other = EcKeys.generate(EcCurve.P_256);
        byte[] otherPoint = Arrays.copyOfRange(other, 32, other.length);
        assertThatThrownBy(() -> EcKeys.importPair(EcCurve.P_256, SCALAR, otherPoint))
                .isInstanceOf(KeyDataException.class);
        assertThatThrownBy(() -> EcKeys.importPair(EcCurve.P_256, new byte[32], POINT))
                .isInstanceOf(KeyDataException.class);
        byte[] order = Unsigned.encode(EcCurve.P_256.parameters().getOrder(), 32);
        assertThatThrownBy(() -> EcKeys.importPair(EcCurve.P_256, order, POINT)).isInstanceOf(KeyDataException.class);
    }

    @Test
    void bothSidesOfAnAgreementGetTheSameSecret() throws Exception {
        byte[] ours = EcKeys.generate(EcCurve.P_521);
        byte[] theirs = EcKeys.generate(EcCurve.P_521);
        byte[] secret = Ecdh.derive(EcCurve.P_521, ours, Arrays.copyOfRange(theirs, 66, theirs.length));
        assertThat(secret)
                .hasSize(66)
                .isEqualTo(Ecdh.derive(EcCurve.P_521, theirs, Arrays.copyOfRange(ours, 66, ours.length)));
    }

    private static byte[] bare(EcCurve curve, byte[] scalar) {
        return curve.algorithmId()
                .wrapPrivate(DerWriter.sequence(DerWriter.integer(BigInteger.ONE), DerWriter.octetString(scalar)));
    }
}
