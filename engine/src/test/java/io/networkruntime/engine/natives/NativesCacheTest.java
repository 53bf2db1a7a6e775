package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two small resources stand in for the library and the data, so that each case costs nothing. */
class NativesCacheTest {
    private static final BundledFiles FILES = new BundledFiles(bundled("NativesCacheTest"), bundled("PlatformTest"));

    @TempDir
    private Path root;

    private CacheFolder cache;

    @BeforeEach
    void aCacheThatIsNotThereYet() {
        cache = new CacheFolder(root.resolve("cache"));
    }

    @Test
    void filesAreUnpackedWholeAndReadableByAll() throws IOException {
        NativeFiles files = ensure();

        assertThat(Sha256.of(files.library())).isEqualTo(FILES.library().sha256());
        assertThat(Sha256.of(files.icuData())).isEqualTo(FILES.icuData().sha256());
        assertThat(modeOf(files.folder())).isEqualTo("rwxr-xr-x");
        assertThat(modeOf(files.library())).isEqualTo("rw-r--r--");
        assertThat(modeOf(files.icuData())).isEqualTo("rw-r--r--");
    }

    @Test
    void theSecondTimeNothingIsWritten() throws IOException {
        List<FileTime> before = timesOf(ensure());

        assertThat(timesOf(ensure())).isEqualTo(before);
    }

    @Test
    void theSecondTimeAFolderThatCannotBeWrittenWillDo() throws IOException {
        NativeFiles files = ensure();
        Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("r-xr-xr-x"));
        Files.setPosixFilePermissions(cache.path(), PosixFilePermissions.fromString("r-xr-xr-x"));

        assertThat(ensure()).isEqualTo(files);

        Files.setPosixFilePermissions(cache.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(files.folder(), PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFileOfAnotherSizeOrTimeIsCheckedAndReplaced() throws IOException {
        NativeFiles files = ensure();
        Files.writeString(files.library(), "something else");

        ensure();

        assertThat(Sha256.of(files.library())).isEqualTo(FILES.library().sha256());
    }

    @Test
    void aTouchedFileWithTheRightBytesIsKept() throws IOException {
        NativeFiles files = ensure();
        Object key = Files.getAttribute(files.library(), "unix:ino");
        Files.setLastModifiedTime(files.library(), FileTime.fromMillis(1_000_000));

        ensure();

        assertThat(Files.getAttribute(files.library(), "unix:ino")).isEqualTo(key);
        assertThat(VerifiedStamp.in(files.folder()).matches(FILES)).isTrue();
    }

    @Test
    void aMissingFileComesBack() throws IOException {
        Files.delete(ensure().icuData());

        assertThat(ensure().icuData()).isRegularFile();
    }

    @Test
    void whatADyingProcessLeftIsRemoved() throws IOException {
        Path folder = cache.path().resolve(FILES.folderName());
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(cache.path(), PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.writeString(folder.resolve("old.so.part"), "half");

        try (Stream<Path> left = Files.list(ensure().folder())) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder(
                            FILES.library().name(), FILES.icuData().name(), VerifiedStamp.NAME);
        }
    }

    @Test
    void manyAtTheSameTimeGetTheSameWholeFiles() throws Exception {
        List<Callable<NativeFiles>> callers = new ArrayList<>();
        for (int i = 0; i < 16; i++) {
            callers.add(this::ensure);
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<NativeFiles> files : threads.invokeAll(callers)) {
                assertThat(Sha256.of(files.get().library()))
                        .isEqualTo(FILES.library().sha256());
            }
        }
    }

    @Test
    void aWrongJarOnTheClassPathIsFoundOut() {
        BundledFile library = FILES.library();
        BundledFiles wrong =
                new BundledFiles(new BundledFile(library.resource(), library.bytes(), "0".repeat(64)), FILES.icuData());

        assertThatThrownBy(() -> new NativesCache(cache, wrong).ensure())
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContainingAll(library.resource(), library.sha256(), "wrong or damaged jar");
    }

    @Test
    void aResourceThatIsNotThereIsNamed() {
        BundledFiles wrong = new BundledFiles(new BundledFile("/nothing.so", 1, "0".repeat(64)), FILES.icuData());

        assertThatThrownBy(() -> new NativesCache(cache, wrong).ensure())
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContaining("/nothing.so");
    }

    @Test
    void aFullDiskIsSaidWithBothNumbers() {
        assertThatThrownBy(() -> new Unpacking(root).requireSpace(69L << 20, 3L << 20))
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContainingAll(root.toString(), "70 MiB needed", "3 MiB free", "NETWORK_RUNTIME_CACHE");
    }

    @Test
    void aFolderOfAVersionThatOthersMayWriteIsRefused() throws IOException {
        Path folder = ensure().folder();
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(this::ensure)
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContaining("written by others");
    }

    @Test
    void findingTheFilesAgainTakesNoTime() {
        ensure();
        long best = Long.MAX_VALUE;
        for (int i = 0; i < 20; i++) {
            long start = System.nanoTime();
            ensure();
            best = Math.min(best, System.nanoTime() - start);
        }

        assertThat(Duration.ofNanos(best)).isLessThan(Duration.ofMillis(2));
    }

    private NativeFiles ensure() {
        return new NativesCache(cache, FILES).ensure();
    }

    private static BundledFile bundled(String className) {
        try {
            Path file = Path.of("target/test-classes/io/networkruntime/engine/natives/" + className + ".class");
            return new BundledFile(className + ".class", Files.size(file), Sha256.of(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<FileTime> timesOf(NativeFiles files) throws IOException {
        return List.of(
                Files.getLastModifiedTime(files.library()),
                Files.getLastModifiedTime(files.icuData()),
                Files.getLastModifiedTime(files.folder()));
    }

    private static String modeOf(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
