package io.networkruntime.engine.icu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IcuDataPackerTest {
    private static final int MAJOR = 77;
    private static final String BUNDLE = IcuJars.DATA_FOLDER + "en.res";

    @TempDir
    private Path folder;

    private Path output() {
        return folder.resolve("out");
    }

    @Test
    void theSameJarGivesTheSameBytesAsEver() throws Exception {
        IcuDataPacker.Result result = IcuDataPacker.pack(IcuJars.icu4j(), MAJOR, output(), Profile.V8);

        assertThat(result.file()).hasFileName("icudt77l.dat");
        assertThat(sha256(result.file())).isEqualTo("2275c12a6017745ef6068d58e1e797ee63dbd4fe102100ec583ed3605a5560c1");
        assertThat(result.bytes()).isEqualTo(Files.size(result.file()));
        assertThat(result.items())
                .containsOnlyKeys("ResB", "UCol", "Brk ", "Dict", "Nrm2", "Emoj")
                .containsEntry("Brk ", 15)
                .containsEntry("Dict", 5);
        assertThat(result.leftOut()).contains("translit/root.res", "uprops.icu").doesNotContain("en.res");
    }

    @Test
    void theFullProfileLeavesOutOnlyWhatV8HasCompiledInOrCannotUse() throws Exception {
        IcuDataPacker.Result result = IcuDataPacker.pack(IcuJars.icu4j(), MAJOR, output(), Profile.FULL);

        assertThat(sha256(result.file())).isEqualTo("b3b7a3205db16d5488a2614654d519279ad31f5117e47fe5d2027f61015eb7eb");
        assertThat(result.leftOut()).hasSize(19);
    }

    @Test
    void aTruncatedBundleIsNamedAndLeavesNoFile() throws IOException {
        byte[] whole = IcuJars.read(BUNDLE);
        for (int length : new int[] {40, 64, whole.length / 2, whole.length - 16}) {
            Path jar = IcuJars.with(folder.resolve(length + ".jar"), "77.1", BUNDLE, IcuJars.head(whole, length));

            assertThatThrownBy(() -> IcuDataPacker.pack(jar, MAJOR, output(), Profile.V8))
                    .isInstanceOf(IcuDataException.class)
                    .hasMessageStartingWith("en.res: ");
            assertThat(output()).doesNotExist();
        }
    }

    @Test
    void aFileWithoutAHeaderIsNamed() throws IOException {
        Path jar = IcuJars.with(folder.resolve("a.jar"), "77.1", BUNDLE, new byte[100]);

        assertThatThrownBy(() -> IcuDataPacker.pack(jar, MAJOR, output(), Profile.V8))
                .isInstanceOf(IcuDataException.class)
                .hasMessage("en.res: no ICU data header");
    }

    @Test
    void anUnknownFormatIsNamed() throws IOException {
        byte[] item = IcuJars.read(BUNDLE);
        item[12] = 'X';
        Path jar = IcuJars.with(folder.resolve("a.jar"), "77.1", BUNDLE, item);

        assertThatThrownBy(() -> IcuDataPacker.pack(jar, MAJOR, output(), Profile.V8))
                .isInstanceOf(IcuDataException.class)
                .hasMessageMatching("en\\.res: unknown format XesB \\d");
    }

    @Test
    void aNewerVersionOfAKnownFormatIsRefused() throws IOException {
        byte[] item = IcuJars.read(BUNDLE);
        item[16] = 9;
        Path jar = IcuJars.with(folder.resolve("a.jar"), "77.1", BUNDLE, item);

        assertThatThrownBy(() -> IcuDataPacker.pack(jar, MAJOR, output(), Profile.V8))
                .hasMessage("en.res: unknown format ResB 9");
    }

    @Test
    void dataThatIsLittleEndianAlreadyIsRefused() throws IOException {
        byte[] item = IcuJars.read(BUNDLE);
        item[8] = 0;
        Path jar = IcuJars.with(folder.resolve("a.jar"), "77.1", BUNDLE, item);

        assertThatThrownBy(() -> IcuDataPacker.pack(jar, MAJOR, output(), Profile.V8))
                .hasMessage("en.res: not big endian ASCII data");
    }

    @Test
    void anotherMajorVersionIsRefusedWithBothNumbers() throws IOException {
        Path jar = IcuJars.with(folder.resolve("a.jar"), "76.1", BUNDLE, IcuJars.read(BUNDLE));

        assertThatThrownBy(() -> IcuDataPacker.pack(jar, MAJOR, output(), Profile.V8))
                .isInstanceOf(IcuDataException.class)
                .hasMessageContainingAll("a.jar is ICU 76.1", "built with ICU 77");
    }

    @Test
    void aJarOfSomethingElseIsRefused() throws IOException {
        Path noVersion = IcuJars.with(folder.resolve("a.jar"), "unversioned", "a.txt", new byte[0]);
        Path noData =
                IcuJars.with(folder.resolve("b.jar"), "77.1", "com/ibm/icu/impl/data/icudt77b/en.res", new byte[0]);

        assertThatThrownBy(() -> IcuDataPacker.pack(noVersion, MAJOR, output(), Profile.V8))
                .hasMessageContaining("a.jar does not say in its manifest which ICU it is");
        assertThatThrownBy(() -> IcuDataPacker.pack(noData, MAJOR, output(), Profile.V8))
                .hasMessageContaining("b.jar holds no ICU data");
        assertThat(output()).doesNotExist();
    }

    @Test
    void everyDamagedByteOfABundleIsEitherRefusedByNameOrPacked() throws IOException {
        byte[] whole = IcuJars.read(IcuJars.DATA_FOLDER + "brkitr/root.res");
        for (int at = 32; at < whole.length; at += 3) {
            byte[] damaged = whole.clone();
            damaged[at] ^= (byte) 0xff;
            try {
                assertThat(DataItem.of("root.res", damaged).swapped()).hasSameSizeAs(whole);
            } catch (IcuDataException e) {
                assertThat(e).hasMessageStartingWith("root.res: ");
            }
        }
    }

    private static String sha256(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }
}
