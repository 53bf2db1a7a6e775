package io.networkruntime.engine.natives;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {
    @TempDir
    private Path folder;

    @Test
    void severalProcessesUnpackTheSameFilesOnce() throws Exception {
        Path cache = folder.resolve("cache");
        List<NewProcess> processes = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            processes.add(NewProcess.start(folder, UnpackProgram.class, cache.toString()));
        }
        NativeFiles files =
                NativeFiles.in(cache.resolve(BundledFiles.ofThisVersion().folderName()), BundledFiles.ofThisVersion());

        for (NewProcess process : processes) {
            assertThat(process.exitCode()).as(process.errorText()).isZero();
            assertThat(process.outputText()).isEqualTo(files.folder().toString());
        }
        assertThat(Sha256.of(files.library()))
                .isEqualTo(BundledFiles.ofThisVersion().library().sha256());
        assertThat(VerifiedStamp.in(files.folder()).matches(BundledFiles.ofThisVersion()))
                .isTrue();
    }

    @Test
    void loadingWritesNothingToTheTerminal() throws Exception {
        NewProcess process = NewProcess.start(
                folder, LoadProgram.class, TestEngine.files().folder().toString());

        assertThat(process.exitCode()).isZero();
        assertThat(process.outputText()).isEqualTo("0,5");
        assertThat(process.errorText()).isEmpty();
    }

    @Test
    void aLibraryThatDoesNotLoadIsNamedOnceAndNotLogged() throws Exception {
        NativeFiles broken = NativeFiles.at(folder);
        Files.writeString(broken.library(), "no library");
        Files.writeString(broken.icuData(), "no data");

        NewProcess process = NewProcess.start(folder, LoadProgram.class, folder.toString());

        assertThat(process.exitCode()).isZero();
        assertThat(process.outputText()).contains("cannot load " + broken.library(), "file too short");
        // the virtual machine warns of a file that is no library, and Javet prints the trace of its own error
        assertThat(process.errorText()).doesNotContain("SEVERE");
    }

    @Test
    void missingDataIsSaidBeforeAScriptCanAbort() throws Exception {
        NativeFiles half = NativeFiles.at(folder);
        Files.writeString(half.library(), "not looked at");

        NewProcess process = NewProcess.start(folder, LoadProgram.class, folder.toString());

        assertThat(process.exitCode()).isZero();
        assertThat(process.outputText()).isEqualTo(half.icuData() + " is missing or this user may not read it");
    }

    @Test
    void filesOfAFullCacheStayThoseOfItsVersion() throws IOException {
        try (var names = Files.list(TestEngine.files().folder())) {
            assertThat(names.map(name -> name.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "libjavet-v8-linux-x86_64-i18n.v.5.0.6.so", "icudt77l.dat", VerifiedStamp.NAME);
        }
    }
}
