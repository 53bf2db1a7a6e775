package io.networkruntime.engine.ops.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.networkruntime.engine.ops.OpArguments;
import io.networkruntime.engine.ops.OpException;
import io.networkruntime.engine.ops.OpTable;
import java.security.SecureRandom;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CryptoOpsTest {
    private final OpTable table = new OpTable();

    @BeforeEach
    void register() {
        SecureRandom random = new SecureRandom();
        CryptoOps.readFiles(random);
        CryptoOps.register(table, random);
    }

    @Test
    void onlyRandomBytesAreMadeOnTheIsolatesThread() {
        assertThat(table.ops().stream().filter(op -> !op.isAsync()).map(OpTable.Op::name))
                .containsExactly("cryptoRandom", "cryptoMostBytes");
    }

    @Test
    void randomBytesDifferAndAreLimited() throws Exception {
        assertThat((byte[]) call("cryptoRandom", 32)).hasSize(32).isNotEqualTo(call("cryptoRandom", 32));
        assertThatThrownBy(() -> call("cryptoRandom", 65537)).satisfies(e -> hasName(e, "RangeError"));
    }

    @Test
    void argumentsGetAShareOfTheHeapWithinBounds() {
        assertThat(CryptoOps.mostBytes(64 << 20)).isEqualTo(1 << 20);
        assertThat(CryptoOps.mostBytes(1)).isEqualTo(1 << 19);
        assertThat(CryptoOps.mostBytes(Long.MAX_VALUE)).isEqualTo(1 << 26);
    }

    @Test
    void badKeysAreDataErrorsAndFailedWorkIsAnOperationError() {
        byte[] none = {};
        assertThatThrownBy(() -> call("cryptoRsaImportSpki", none)).satisfies(e -> hasName(e, "DataError"));
        assertThatThrownBy(() -> call("cryptoAesGcm", false, new byte[16], new byte[12], none, 128, new byte[16]))
                .satisfies(e -> hasName(e, "OperationError"));
        assertThatThrownBy(() -> call("cryptoHkdf", "SHA-256", none, none, none, 1 << 30))
                .satisfies(e -> hasName(e, "OperationError"));
    }

    @Test
    void aHashInPiecesIsTheHashOfTheWhole() throws Exception {
        byte[] data = {1, 2, 3, 4};
        Object digest = call("cryptoBeginDigest", "SHA-256");
        call("cryptoPiece", digest, new byte[] {1, 2, 3});
        call("cryptoPiece", digest, new byte[] {4});
        assertThat(call("cryptoFinish", digest)).isEqualTo(Hashes.SHA_256.digest(data));
        assertThatThrownBy(() -> call("cryptoFinish", digest)).satisfies(e -> hasName(e, "OperationError"));

        Object hmac = call("cryptoBeginHmac", "SHA-1", data);
        call("cryptoPiece", hmac, data);
        assertThat(call("cryptoFinishVerify", hmac, Hmac.sign(Hashes.SHA_1, data, data)))
                .isEqualTo(true);
    }

    /** Whatever a guest changes in a key, the answer is a key or one of the two errors, and no other exception. */
    @Test
    void damagedKeysNeverGiveAnUnexpectedError() throws Exception {
        byte[][] valid = {
            RsaKeys.exportPkcs8(RsaKeys.generate(512, new byte[] {3}, new SecureRandom())),
            EcKeys.exportPkcs8(EcCurve.P_256, EcKeys.generate(EcCurve.P_256)),
            CfrgKeys.exportPkcs8(CfrgCurve.ED25519, CfrgKeys.generate(CfrgCurve.ED25519, new SecureRandom())),
        };
        Random random = new Random(25);
        for (int i = 0; i < 3000; i++) {
            byte[] damaged = valid[i % valid.length].clone();
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            try {
                switch (i % valid.length) {
                    case 0 -> call("cryptoRsaImportPkcs8", damaged);
                    case 1 -> call("cryptoEcImportPkcs8", "P-256", damaged);
                    default -> call("cryptoCfrgImportPkcs8", "Ed25519", damaged);
                }
            } catch (OpException e) {
                assertThat(e.errorName()).isIn("DataError", "OperationError");
            }
        }
    }

    private static void hasName(Throwable thrown, String name) {
        assertThat(thrown)
                .isInstanceOfSatisfying(
                        OpException.class, e -> assertThat(e.errorName()).isEqualTo(name));
    }

    private @Nullable Object call(String name, @Nullable Object... arguments) throws Exception {
        OpTable.Op op = table.ops().stream()
                .filter(o -> o.name().equals(name))
                .findFirst()
                .orElseThrow();
        return op.run(new OpArguments(name, arguments));
    }
}
