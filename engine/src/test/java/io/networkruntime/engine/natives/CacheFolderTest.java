package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CacheFolderTest {
    private static final Path MISSING_HOME = Path.of("/nonexistent");
    private static final Path TEMPORARY = Path.of("/tmp");

    private static final FileOwner USER = FileOwner.ofThisProcess();

    @TempDir
    private Path folder;

    @Test
    void theVariableWinsOverEveryOtherPlace() {
        Map<String, String> environment = Map.of("NETWORK_RUNTIME_CACHE", "/a/b", "XDG_CACHE_HOME", "/xdg");

        assertThat(CacheFolder.among(environment, folder, TEMPORARY).path()).isEqualTo(Path.of("/a/b"));
    }

    @Test
    void theXdgFolderComesNextUnlessItIsRelative() {
        assertThat(CacheFolder.among(Map.of("XDG_CACHE_HOME", "/xdg"), folder, TEMPORARY)
                        .path())
                .isEqualTo(Path.of("/xdg/network-runtime"));
        assertThat(CacheFolder.among(Map.of("XDG_CACHE_HOME", "xdg"), folder, TEMPORARY)
                        .path())
                .isEqualTo(folder.resolve(".cache/network-runtime"));
    }

    @Test
    void aUserWithoutAHomeGetsAFolderOfHisOwnAmongTemporaryFiles() {
        assertThat(CacheFolder.among(Map.of(), MISSING_HOME, TEMPORARY).path().toString())
                .matches("/tmp/network-runtime-\\d+");
    }

    @Test
    void aNewFolderIsReadableByAllAndWritableByItsOwner() throws IOException {
        Path path = folder.resolve("a/b");

        new CacheFolder(path).prepare(USER);

        assertThat(Files.getPosixFilePermissions(path)).isEqualTo(PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void aFolderThatOthersMayWriteIsRefused() throws IOException {
        for (String mode : new String[] {"rwxrwxr-x", "rwxr-xrwx", "rwxrwxrwx"}) {
            Path path = Files.createDirectories(folder.resolve(mode));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));

            assertThatThrownBy(() -> new CacheFolder(path).prepare(USER))
                    .isInstanceOf(NativesUnavailableException.class)
                    .hasMessageContainingAll(path.toString(), "written by others", "NETWORK_RUNTIME_CACHE");
        }
    }

    @Test
    void aFolderOfAnotherUserIsRefused() throws IOException {
        int self = USER.self();
        int owner = (int) Files.getAttribute(folder, "unix:uid");
        assertThat(owner).isEqualTo(self);

        if (owner == 0) {
            Files.setAttribute(folder, "unix:uid", 12345);
            assertThatThrownBy(() -> USER.requireTrusted(folder))
                    .isInstanceOf(NativesUnavailableException.class)
                    .hasMessageContainingAll("belongs to user 12345", "user 0");
        } else {
            assertThatThrownBy(() -> new FileOwner(self + 1).requireTrusted(folder))
                    .isInstanceOf(NativesUnavailableException.class)
                    .hasMessageContaining("belongs to user " + self);
        }
    }

    @Test
    void aFolderOfRootIsTrustedByEverybody() throws IOException {
        new FileOwner(12345).requireTrusted(Path.of("/usr"));
    }

    @Test
    void aPlaceThatCannotBeWrittenIsNamedWithAWayOut() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "");

        assertThatThrownBy(() -> new CacheFolder(file.resolve("below")).prepare(USER))
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContainingAll("cannot write to the cache folder", file.toString(), "NETWORK_RUNTIME_CACHE");
        assertThatThrownBy(() -> new CacheFolder(file).prepare(USER))
                .isInstanceOf(NativesUnavailableException.class)
                .hasMessageContaining("is not a folder");
    }
}
